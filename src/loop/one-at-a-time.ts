const running = new Map<string, Promise<unknown>>();

/** Runs acts of the same key one after the other within this process, so that a check and the write after it belong together. */
export function oneAtATime<T>(key: string, act: () => Promise<T>): Promise<T> {
  const before = running.get(key) ?? Promise.resolve();
  const mine = before.then(act, act);
  const settled = mine.then(
    () => undefined,
    () => undefined,
  );
  running.set(key, settled);
  void settled.then(() => running.get(key) === settled && running.delete(key));
  return mine;
}
