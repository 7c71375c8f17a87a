import { z } from '@hono/zod-openapi';
import { Text } from './common.ts';

export const Name = z.string().trim().min(1).max(60).openapi({ example: 'admin' });
export const Password = z.string().min(1).max(1000);

export const User = z.object({ id: z.string(), name: z.string(), displayName: z.string(), roles: z.array(z.string()) }).openapi('User');

export const Me = z
  .object({
    user: User,
    csrf: z.string().openapi({ description: 'Send it as x-csrf with every write of a cookie session; empty for API tokens' }),
    parks: z.array(z.object({ id: z.string(), label: Text, example: z.boolean() })),
    grants: z.array(z.object({ ledger: z.string(), actions: z.array(z.string()), fields: z.array(z.string()).optional() })).openapi({
      description: 'What this user may do, for hiding what would be refused',
    }),
  })
  .openapi('Me');

export const TokenInfo = z.object({ id: z.string(), name: z.string(), createdAt: z.string() }).openapi('TokenInfo');

export const NewUser = z
  .object({
    park: z.string().max(40).optional().openapi({ description: "The park he works in, or '*' for all; the only park where there is one" }),
    name: Name,
    displayName: z.string().max(60).optional(),
    unit: z.uuid().optional(),
    enterprise: z.uuid().optional(),
    roles: z.array(z.string()).min(1),
    password: Password,
  })
  .openapi('NewUser');

export const UserChange = z
  .object({
    displayName: z.string().max(60).optional(),
    unit: z.uuid().nullable().optional(),
    enterprise: z.uuid().nullable().optional(),
    roles: z.array(z.string()).min(1).optional(),
    disabled: z.boolean().optional(),
    password: Password.optional(),
  })
  .openapi('UserChange');
