import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The browser app: sources in src/web, files for the server to hand out in dist/web. */
export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: { outDir: '../../dist/web', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1200, reportCompressedSize: false },
  server: { port: 5173, proxy: { '/api': { target: process.env.PARKLOOP_API ?? 'http://127.0.0.1:7302', changeOrigin: false } } },
});
