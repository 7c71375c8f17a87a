import { expectTypeOf, it } from 'vitest';
import type * as definition from '../../ledger/definition.ts';
import type * as store from '../../store/types.ts';
import type * as room from '../../reading/reading.ts';
import type * as reading from './reading-types.ts';
import type * as types from './types.ts';

it('carries the rooms’ own types to the browser unchanged', () => {
  expectTypeOf<types.LedgerDefinition>().toEqualTypeOf<definition.LedgerDefinition>();
  expectTypeOf<types.LedgerEvent>().toEqualTypeOf<store.LedgerEvent>();
  expectTypeOf<types.StoredEntry>().toEqualTypeOf<store.Entry>();
  expectTypeOf<types.StoredJob>().toEqualTypeOf<store.Job>();
  expectTypeOf<reading.Reading>().toEqualTypeOf<room.Reading>();
});
