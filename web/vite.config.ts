/** Builds the pages into `web/dist`: hashed files that one strict policy (`script-src 'self'`) can serve. */
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwind()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // Fonts and drawings stay files: `data:` addresses would need a wider policy.
    assetsInlineLimit: 0,
    // These know light-dark(), so that it reaches the browser as it is written.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
})
