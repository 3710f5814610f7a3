import { digest } from '../../lib/canonical.ts';
import type { Metafield } from './shop-state.ts';
import { userError } from './shopify-errors.ts';
import { gidOf, nextNumber, recordEffect, type World } from './world.ts';

/** One metafield to be set. A `compareDigest` of null means: only where there is none yet. */
export interface MetafieldInput {
  readonly ownerId: string;
  readonly namespace?: string | null;
  readonly key: string;
  readonly type?: string | null;
  readonly value: string;
  readonly compareDigest?: string | null;
}

/** `metafieldsSet`: all or nothing; a digest that is no longer the stored one refuses the whole call. */
export function setMetafields(
  world: World,
  inputs: readonly MetafieldInput[],
  ownerExists: (gid: string) => boolean,
) {
  const errors = inputs.flatMap((input, index) => problemWith(world, input, index, ownerExists));
  if (inputs.length > SET_MAX)
    errors.push(
      userError(
        ['metafields'],
        `Exceeded the maximum metafields input limit of ${SET_MAX}.`,
        'LESS_THAN_OR_EQUAL_TO',
      ),
    );
  if (errors.length > 0) return { metafields: null, userErrors: errors };
  const metafields = inputs.map((input) => metafieldView(store(world, input)));
  for (const input of inputs)
    recordEffect(world, {
      vendor: 'shopify',
      kind: 'metafield-set',
      subject: input.ownerId,
      details: { namespace: namespaceOf(input), key: input.key },
    });
  return { metafields, userErrors: [] };
}

const SET_MAX = 25;

function problemWith(
  world: World,
  input: MetafieldInput,
  index: number,
  ownerExists: (gid: string) => boolean,
) {
  const at = (name: string): string[] => ['metafields', String(index), name];
  const known = find(world, input.ownerId, namespaceOf(input), input.key);
  if (!ownerExists(input.ownerId)) return [userError(at('ownerId'), 'Owner does not exist', 'INVALID')];
  if (!known && !input.type) return [userError(at('type'), "Type can't be blank", 'BLANK')];
  if (input.compareDigest === undefined) return [];
  const stored = known ? digestOf(known) : null;
  if (input.compareDigest === stored) return [];
  return [userError(at('compareDigest'), STALE, 'STALE_OBJECT')];
}

const STALE =
  'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.';

function store(world: World, input: MetafieldInput): Metafield {
  const known = find(world, input.ownerId, namespaceOf(input), input.key);
  if (known) {
    known.value = input.value;
    known.type = input.type ?? known.type;
    return known;
  }
  const made: Metafield = {
    id: nextNumber(world.state, 'id'),
    ownerId: input.ownerId,
    namespace: namespaceOf(input),
    key: input.key,
    type: input.type ?? 'single_line_text_field',
    value: input.value,
  };
  world.state.metafields.push(made);
  return made;
}

/** A resource's metafield by namespace and key, or null. */
export function ownedMetafield(
  world: World,
  ownerId: string,
  asked: { namespace?: string | null; key: string },
) {
  const found = find(world, ownerId, namespaceOf(asked), asked.key);
  return found ? metafieldView(found) : null;
}

function find(world: World, ownerId: string, namespace: string, key: string): Metafield | undefined {
  return world.state.metafields.find(
    (each) => each.ownerId === ownerId && each.namespace === namespace && each.key === key,
  );
}

const metafieldView = (metafield: Metafield) => ({
  __typename: 'Metafield',
  id: gidOf('Metafield', metafield.id),
  namespace: metafield.namespace,
  key: metafield.key,
  type: metafield.type,
  value: metafield.value,
  compareDigest: digestOf(metafield),
});

const digestOf = (metafield: Metafield): string =>
  digest(`${metafield.id} ${metafield.type} ${metafield.value}`);

/** `$app:x` is the app's own namespace; Shopify prints it with the app's number. */
const namespaceOf = ({ namespace }: { namespace?: string | null }): string => {
  const name = namespace ?? '$app';
  return name.startsWith('$app') ? name.replace('$app', `app--${APP_NUMBER}`).replace(':', '--') : name;
};

/** The number of the installed app. */
export const APP_NUMBER = 1;
