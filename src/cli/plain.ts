/** Imported before citty, which looks at NO_COLOR when it is loaded and at the terminal never: what goes to a file or a pipe carries no colour codes. */
if (!process.stdout.isTTY || !process.stderr.isTTY) process.env.NO_COLOR = '1';
