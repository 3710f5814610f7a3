import { expect, it } from 'vitest';
import { createPace } from '../../app/helpdesk/pace.ts';

function kit(perMinute: number) {
  let nowMs = 0;
  const clock = {
    now: () => nowMs,
    sleep: async (ms: number) => {
      nowMs += ms;
    },
  };
  return { pace: createPace({ perMinute: () => perMinute, ...clock }), now: () => nowMs };
}

it('takes a quarter of the rate', async () => {
  const { pace, now } = kit(400);
  for (let i = 0; i < 101; i += 1) await pace.turn();
  expect(now()).toBe(60_000);
  expect(pace.turnMs()).toBe(600);
});

it('saves up no turns while nothing is asked', async () => {
  const { pace, now } = kit(240);
  await pace.turn();
  for (let i = 0; i < 3; i += 1) await pace.turn();
  expect(now()).toBe(3_000);
});
