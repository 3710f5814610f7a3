/** Who may do what in the policy studio: by groups of the helpdesk, as the team's settings name them. */

/** What can be allowed. `raise` is the second person's part where a policy lets agents give more than before. */
export const RIGHTS = ['draft', 'publish', 'raise', 'experiment'] as const;
/** One of them. */
export type Right = (typeof RIGHTS)[number];

/** Groups by right; a right that no line names belongs to supervisors. */
export type RightsSetting = Readonly<Partial<Record<Right, readonly string[]>>>;

/** Reads the setting: a line a right, `publish: Policy team, Leads`. Lines that are not of that form are left out. */
export function readRightsSetting(setting: string): RightsSetting {
  const lines = setting.split('\n').flatMap((line): [Right, string[]][] => {
    const [name = '', ...rest] = line.split(':');
    const right = RIGHTS.find((each) => each === name.trim().toLowerCase());
    const groups = rest
      .join(':')
      .split(',')
      .map((group) => group.trim())
      .filter((group) => group !== '');
    return right && groups.length > 0 ? [[right, groups]] : [];
  });
  return Object.fromEntries(lines);
}

/** What the helpdesk's server says of people; both throw or give false where it does not say. */
export interface Membership {
  readonly isSupervisor: (user: string) => Promise<boolean>;
  readonly isMember: (user: string, groups: readonly string[]) => Promise<boolean>;
}

/** Whether somebody holds a right, as the helpdesk's server says. */
export type MayDo = (right: Right, user: string) => Promise<boolean>;

/** Asks the helpdesk's server about rights. */
export const createMayDo =
  (setting: RightsSetting, { isSupervisor, isMember }: Membership): MayDo =>
  async (right, user) => {
    const groups = setting[right];
    return groups ? await isMember(user, groups) : await isSupervisor(user);
  };
