import type { DiscountCode } from './shop-state.ts';
import { connectionOf, type PageArguments } from './shopify-connection.ts';
import { type UserError, userError } from './shopify-errors.ts';
import { shopifyDecimal } from './shopify-money-view.ts';
import { gidOf, minorOf, nextNumber, nowIso, numberOf, recordEffect, type World } from './world.ts';

/** The part of `DiscountCodeBasicInput` that the shop acts on. */
export interface DiscountInput {
  readonly title?: string | null;
  readonly code?: string | null;
  readonly startsAt?: string | null;
  readonly endsAt?: string | null;
  readonly usageLimit?: number | null;
  readonly appliesOncePerCustomer?: boolean | null;
  readonly recurringCycleLimit?: number | null;
  readonly tags?: readonly string[] | null;
  readonly context?: CustomerChoice | null;
  readonly customerSelection?: CustomerChoice | null;
  readonly customerGets?: {
    readonly appliesOnOneTimePurchase?: boolean | null;
    readonly appliesOnSubscription?: boolean | null;
    readonly items?: unknown;
    readonly value?: {
      readonly percentage?: number | null;
      readonly discountAmount?: { readonly amount?: string | number | null } | null;
    } | null;
  } | null;
}

interface CustomerChoice {
  readonly all?: unknown;
  readonly customers?: { readonly add?: readonly string[] | null } | null;
}

/** `discountCodeBasicCreate`: a code exists once, whatever its case. */
export function createDiscount(
  world: World,
  { basicCodeDiscount: input }: { basicCodeDiscount: DiscountInput },
) {
  const errors = discountProblems(world, input);
  if (errors.length > 0) return { codeDiscountNode: null, userErrors: errors };
  const value = input.customerGets?.value;
  const chosen = input.context ?? input.customerSelection;
  const made: DiscountCode = {
    id: nextNumber(world.state, 'id'),
    code: input.code ?? '',
    title: input.title ?? '',
    percentage: value?.percentage ?? null,
    amountMinor: minorOf(value?.discountAmount?.amount, world.state.shop.currency) ?? null,
    startsAt: isoOf(input.startsAt ?? nowIso(world)),
    endsAt: input.endsAt ? isoOf(input.endsAt) : null,
    usageLimit: input.usageLimit ?? null,
    usageCount: 0,
    appliesOncePerCustomer: input.appliesOncePerCustomer === true,
    appliesOnOneTimePurchase: input.customerGets?.appliesOnOneTimePurchase !== false,
    appliesOnSubscription: input.customerGets?.appliesOnSubscription === true,
    recurringCycleLimit: input.recurringCycleLimit ?? null,
    customerIds: (chosen?.customers?.add ?? []).flatMap((gid) => numberOf('Customer', gid) ?? []),
    tags: [...(input.tags ?? [])],
    deactivated: false,
    createdAt: nowIso(world),
  };
  world.state.discountCodes.push(made);
  recordEffect(world, {
    vendor: 'shopify',
    kind: 'discount-code-created',
    subject: made.code,
    details: { percentage: made.percentage, amountMinor: made.amountMinor, customers: made.customerIds },
  });
  return { codeDiscountNode: discountNode(world, made), userErrors: [] };
}

/** One form for every moment, so that they can be compared as text. */
const isoOf = (moment: string): string => new Date(moment).toISOString();

function discountProblems(world: World, input: DiscountInput): UserError[] {
  const at = (...names: string[]): string[] => ['basicCodeDiscount', ...names];
  const problems: UserError[] = [];
  const blank = (name: 'title' | 'code') => (input[name] ?? '').trim() === '';
  if (blank('title')) problems.push(userError(at('title'), "Title can't be blank", 'BLANK'));
  if (blank('code')) problems.push(userError(at('code'), "Code can't be blank", 'BLANK'));
  else if (findDiscount(world, input.code ?? ''))
    problems.push(userError(at('code'), 'Code must be unique. Please try a different code.', 'TAKEN'));
  if (!input.startsAt) problems.push(userError(at('startsAt'), "Starts at can't be blank", 'BLANK'));
  if (input.endsAt && input.startsAt && Date.parse(input.endsAt) <= Date.parse(input.startsAt))
    problems.push(
      userError(at('endsAt'), 'Ends at needs to be after starts_at', 'END_DATE_BEFORE_START_DATE'),
    );
  if (!input.context && !input.customerSelection)
    problems.push(userError(at('context'), "Context can't be blank", 'BLANK'));
  return [...problems, ...valueProblems(input, at)];
}

function valueProblems(input: DiscountInput, at: (...names: string[]) => string[]): UserError[] {
  const value = input.customerGets?.value;
  const percentage = value?.percentage ?? null;
  const amount = value?.discountAmount?.amount ?? null;
  if (!input.customerGets?.items)
    return [userError(at('customerGets', 'items'), "Items in 'customer get' must be defined", 'BLANK')];
  if ((percentage === null) === (amount === null))
    return [userError(at('customerGets', 'value'), 'Exactly one value must be given', 'INVALID')];
  if (percentage !== null && !(percentage > 0 && percentage <= 1))
    return [
      userError(
        at('customerGets', 'value', 'percentage'),
        'Value must be between 0.0 and 1.0',
        'VALUE_OUTSIDE_RANGE',
      ),
    ];
  if (amount !== null && Number(amount) <= 0)
    return [
      userError(
        at('customerGets', 'value', 'discountAmount'),
        'Value must be greater than 0',
        'GREATER_THAN',
      ),
    ];
  return [];
}

/** `codeDiscountNodeByCode`. */
export function discountByCode(world: World, { code }: { code: string }) {
  const found = findDiscount(world, code);
  return found ? discountNode(world, found) : null;
}

/** `discountCodeDeactivate`: the way back from a coupon that nobody has used. */
export function deactivateDiscount(world: World, { id }: { id: string }) {
  const number = numberOf('DiscountCodeNode', id);
  const found = world.state.discountCodes.find((each) => each.id === number);
  if (!found)
    return {
      codeDiscountNode: null,
      userErrors: [userError(['id'], 'Code discount does not exist.', 'INVALID')],
    };
  if (!found.deactivated) {
    found.deactivated = true;
    recordEffect(world, {
      vendor: 'shopify',
      kind: 'discount-code-deactivated',
      subject: found.code,
      details: {},
    });
  }
  return { codeDiscountNode: discountNode(world, found), userErrors: [] };
}

const findDiscount = (world: World, code: string): DiscountCode | undefined =>
  world.state.discountCodes.find((each) => each.code.toLowerCase() === code.toLowerCase());

function discountNode(world: World, discount: DiscountCode) {
  return {
    __typename: 'DiscountCodeNode',
    id: gidOf('DiscountCodeNode', discount.id),
    codeDiscount: {
      __typename: 'DiscountCodeBasic',
      title: discount.title,
      status: statusOf(world, discount),
      startsAt: discount.startsAt,
      endsAt: discount.endsAt,
      createdAt: discount.createdAt,
      usageLimit: discount.usageLimit,
      appliesOncePerCustomer: discount.appliesOncePerCustomer,
      asyncUsageCount: discount.usageCount,
      recurringCycleLimit: discount.recurringCycleLimit,
      tags: discount.tags,
      customerGets: {
        appliesOnOneTimePurchase: discount.appliesOnOneTimePurchase,
        appliesOnSubscription: discount.appliesOnSubscription,
        value: valueView(world, discount),
      },
      codes: (page: PageArguments) =>
        connectionOf([{ code: discount.code, asyncUsageCount: discount.usageCount }], page),
    },
  };
}

function valueView(world: World, discount: DiscountCode) {
  if (discount.percentage !== null)
    return { __typename: 'DiscountPercentage', percentage: discount.percentage };
  const { currency } = world.state.shop;
  return {
    __typename: 'DiscountAmount',
    amount: { amount: shopifyDecimal(discount.amountMinor ?? 0, currency), currencyCode: currency },
    appliesOnEachItem: false,
  };
}

function statusOf(world: World, discount: DiscountCode): string {
  const now = nowIso(world);
  if (discount.deactivated || (discount.endsAt !== null && discount.endsAt <= now)) return 'EXPIRED';
  return discount.startsAt > now ? 'SCHEDULED' : 'ACTIVE';
}
