import { expectTypeOf, it } from 'vitest';
import type * as definition from '../../ledger/definition.ts';
import type * as room from '../../reading/reading.ts';
import type * as store from '../../store/types.ts';
import type * as reading from './reading-types.ts';
import type * as types from './types.ts';

it('reads what the rooms write: each of their types serves where ours is asked for', () => {
  expectTypeOf<definition.LedgerDefinition>().toExtend<types.LedgerDefinition>();
  expectTypeOf<store.LedgerEvent>().toExtend<types.LedgerEvent>();
  expectTypeOf<store.Entry>().toExtend<types.StoredEntry>();
  expectTypeOf<store.Job>().toExtend<types.StoredJob>();
  expectTypeOf<room.Reading>().toExtend<reading.Reading>();
});
