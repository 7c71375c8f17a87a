import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Action, Entry, Grant, Viewer } from '../../store/index.ts';

const actions = ['read', 'create', 'change', 'remove', 'restore'] as const satisfies readonly Action[];
const Label = z.object({ zh: z.string(), en: z.string() });
const Roles = z.object({
  roles: z.array(
    z.strictObject({
      id: z.string(),
      label: Label,
      grants: z.array(
        z.strictObject({
          ledgers: z.array(z.string()).min(1),
          actions: z.array(z.enum(actions)).min(1),
          fields: z.array(z.string()).optional(),
          row: z.string().optional(),
        }),
      ),
    }),
  ),
});
export type Role = z.output<typeof Roles>['roles'][number];

/** Reads the roles of an installation (catalog/roles.yaml): which ledgers, acts, fields and rows each may reach. */
export function readRoles(file: string): readonly Role[] {
  return Roles.parse(parse(readFileSync(file, 'utf8'))).roles;
}

/** The grants of some roles in a park, or in all ('*'). */
export function grantsOf(roles: readonly Role[], ids: readonly string[], park: string): readonly Grant[] {
  return roles
    .filter((role) => ids.includes(role.id))
    .flatMap((role) =>
      role.grants.flatMap(({ ledgers, fields, row, ...grant }) =>
        ledgers.map((ledger) => ({ role: role.id, park, ledger, ...grant, ...(fields ? { fields } : {}), ...(row ? { row } : {}) })),
      ),
    );
}

/** The viewer a signed-in user is to the store; his grants reach as far as his entry's park. */
export function viewerOfUser(user: Entry, roles: readonly Role[]): Viewer {
  const { unit, enterprise, roles: ids } = user.values as { unit?: string | null; enterprise?: string | null; roles?: readonly string[] | null };
  return { user: user.id, ...(unit ? { unit } : {}), ...(enterprise ? { enterprise } : {}), grants: grantsOf(roles, ids ?? [], user.park) };
}
