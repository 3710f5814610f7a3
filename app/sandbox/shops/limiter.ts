import type { World } from './world.ts';

/** A leaky bucket: `capacity` units at most, `leakPerSecond` units run out every second. */
export interface Bucket {
  readonly name: string;
  readonly capacity: number;
  readonly leakPerSecond: number;
}

/** What the bucket can still take now. */
export function roomIn(world: World, bucket: Bucket): number {
  return bucket.capacity - levelOf(world, bucket);
}

/** Pours `amount` in; false, and nothing poured, where it does not fit. Always fits where the world has no limits. */
export function pour(world: World, bucket: Bucket, amount: number): boolean {
  const level = levelOf(world, bucket);
  if (world.limits && level + amount > bucket.capacity) return false;
  world.state.meters[bucket.name] = {
    level: world.limits ? level + amount : 0,
    at: world.now().toISOString(),
  };
  return true;
}

function levelOf(world: World, bucket: Bucket): number {
  const meter = world.state.meters[bucket.name];
  if (!meter) return 0;
  const seconds = Math.max(0, world.now().getTime() - Date.parse(meter.at)) / 1000;
  return Math.max(0, meter.level - seconds * bucket.leakPerSecond);
}
