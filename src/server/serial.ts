/**
 * Runs acts that share a key one after the other, so that read-then-write on a key-value store loses nothing within this program
 * (failed logins, the single use of the set-up link, the list of a user's tokens).
 */
export function createSerial(): <T>(key: string, act: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<unknown>>();
  return (key, act) => {
    const next = (tails.get(key) ?? Promise.resolve()).then(act, act);
    const tail = next.catch(() => undefined);
    tails.set(key, tail);
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    return next;
  };
}
