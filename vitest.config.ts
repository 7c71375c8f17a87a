import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    env: { TZ: 'Asia/Shanghai' },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    pool: 'forks',
    // as bin/parkloop.js starts the program
    execArgv: ['--no-wasm-code-gc', ...(process.platform === 'linux' && process.arch === 'x64' ? ['--no-memory-protection-keys'] : [])],
    maxWorkers: 2,
  },
});
