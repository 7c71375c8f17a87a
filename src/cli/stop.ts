const stopWithinMs = 20_000;

/**
 * Stops once, whichever signal comes first: a terminal sends Ctrl-C to parent and child, and the parent passes it on as well.
 * A start still under way is let finish first, so that no database is left behind.
 */
export function stopOnSignal(starting: Promise<{ stop(): Promise<void> }>): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    console.log('正在停止 Stopping …');
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    await (await starting).stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
}
