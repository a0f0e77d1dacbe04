import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  // Sentences come to pages taken apart: they are put together by a tenth of the code that reads ICU messages.
  resolve: { alias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
  build: { target: 'es2023', sourcemap: false },
  environments: {
    ssr: {
      resolve: { noExternal: ['use-intl'] },
      build: {
        rolldownOptions: {
          // Server modules run as they stand under Node, so that server and pages share one instance of each:
          // a refusal thrown in a page is the class that the edge knows.
          external: id => id.startsWith('#') && (id.includes('.server') || id === '#platform/refusal.ts'),
        },
      },
    },
  },
})
