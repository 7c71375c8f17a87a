import { installation } from './auth/users.ts';
import type { Account, ServerContext } from './env.ts';

/** Who is signed in, as the browser needs it. */
export function describeAccount(context: ServerContext, account: Account): object {
  const { name, displayName, roles } = account.user.values;
  return {
    user: { id: account.user.id, name, displayName: displayName || name, roles: roles ?? [] },
    csrf: account.session?.csrf ?? '',
    parks: context.parks.filter((p) => account.user.park === installation || account.user.park === p.id),
    grants: account.viewer.grants.map(({ ledger, actions, fields }) => ({ ledger, actions, ...(fields ? { fields } : {}) })),
  };
}
