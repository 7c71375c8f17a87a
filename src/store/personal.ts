import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { canonical, same, sha256 } from './canonical.ts';
import type { Tx } from './database.ts';
import { isHashed, type Ledger, type Reveal } from './projection.ts';

/** Personal values of one act of writing in a park: in the events they stand as salted hashes, their values lie aside where they can be erased. */
export class PersonalValues {
  readonly #park: string;
  readonly #pending: { park: string; hash: string; salt: string; value: unknown; ledger: string; entry: string; field: string }[] = [];
  readonly #values = new Map<string, unknown>();

  constructor(park: string) {
    this.#park = park;
  }

  readonly reveal: Reveal = (hash) => this.#values.get(hash) ?? null;

  /** The hash that stands for a value in an event; null stays null. */
  hide(ledger: Ledger, entry: string, field: string, value: unknown): { readonly personal: string } | null {
    if (value === null) return null;
    const salt = randomBytes(16).toString('hex');
    const hash = sha256(`${salt}${canonical(value)}`);
    this.#pending.push({ park: this.#park, hash, salt, value, ledger: ledger.definition.id, entry, field });
    this.#values.set(hash, value);
    return { personal: hash };
  }

  /** The hash under which a value already stands; null where it has been erased. */
  async find(tx: Tx, entry: string, field: string, value: unknown): Promise<{ readonly personal: string } | null> {
    if (value === null) return null;
    const pending = this.#pending.findLast((row) => row.entry === entry && row.field === field && same(row.value, value));
    if (pending !== undefined) return { personal: pending.hash };
    const rows = await tx.selectFrom('personal').select(['hash', 'value']).where('entry', '=', entry).where('field', '=', field).execute();
    const found = rows.find((row) => same(row.value, value));
    return found === undefined ? null : { personal: found.hash };
  }

  async save(tx: Tx): Promise<void> {
    if (this.#pending.length === 0) return;
    await sql`
      INSERT INTO personal (park, hash, salt, value, ledger, entry, field)
      SELECT park, hash, salt, value, ledger, entry, field FROM jsonb_to_recordset(${JSON.stringify(this.#pending)}::jsonb)
      AS r(park text, hash text, salt text, value jsonb, ledger text, entry uuid, field text)`.execute(tx);
  }
}

/** Sides of changes with personal hashes replaced by their values, where these have not been erased. */
export async function revealer(tx: Tx, sides: readonly unknown[]): Promise<Reveal> {
  const hashes = sides.filter(isHashed).map((side) => side.personal);
  if (hashes.length === 0) return () => null;
  const rows = await tx.selectFrom('personal').select(['hash', 'value']).where('hash', 'in', hashes).execute();
  const values = new Map(rows.map((row) => [row.hash, row.value]));
  return (hash) => values.get(hash) ?? null;
}

/** Deletes the personal values of an entry from the side table and from every version of the projection. */
export async function deletePersonal(tx: Tx, ledger: Ledger, entry: string): Promise<void> {
  await tx.deleteFrom('personal').where('entry', '=', entry).execute();
  const columns = ledger.shape.columns.filter(({ field }) => field.personal).flatMap(({ name, key }) => (name === key ? [name] : [name, key]));
  if (columns.length === 0) return;
  await sql`UPDATE ${sql.table(ledger.table)} SET ${sql.join(columns.map((name) => sql`${sql.ref(name)} = NULL`))} WHERE entry = ${entry}`.execute(tx);
}
