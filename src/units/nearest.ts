/** Up to `most` names that look like the one not known: shared by the messages of every room that looks names up. */
export function nearest(name: string, names: Iterable<string>, most = 3): string[] {
  const wanted = name.toLowerCase();
  const scored: [number, string][] = [];
  for (const candidate of names) {
    const known = candidate.toLowerCase();
    const part = wanted.length > 1 && (known.includes(wanted) || wanted.includes(known)) && known.length > 1;
    const score = part ? Math.abs(known.length - wanted.length) * 0.1 : distance(wanted, known);
    if (score < wanted.length && score <= Math.max(1, Math.floor(wanted.length / 3))) scored.push([score, candidate]);
  }
  return scored
    .toSorted((a, b) => a[0] - b[0])
    .slice(0, most)
    .map(([, candidate]) => candidate);
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) row.push(Math.min((row[j - 1] ?? 0) + 1, (before[j] ?? 0) + 1, (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    before = row;
  }
  return before[b.length] ?? 0;
}
