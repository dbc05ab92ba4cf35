import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { completeLicences, licencesFile } from './licences.ts';

/** Three entries, so that nothing the office needs can reach a voter, and a start page. */
export default defineConfig(({ command }) => {
  // Tests run with NODE_ENV=test, and would build the development version of React.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    plugins: [react(), completeLicences()],
    build: {
      // A phone from 2022 must do: nothing newer is used, in code or in libraries' syntax.
      target: ['safari15.4', 'chrome100', 'firefox100'],
      // The policy allows no data: addresses, so every file stays a file.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      license: { fileName: licencesFile },
      rolldownOptions: {
        // Our own packages only export, and schemas are only values: what a page doesn't call needn't
        // come along. Checked by the sizes that the build prints.
        treeshake: {
          moduleSideEffects: [{ test: /\/packages\/[a-z-]+\/src\//, sideEffects: false }],
          manualPureFunctions: ['z', 'Text', 'Base64url'],
        },
        input: {
          start: 'index.html',
          vote: 'vote/index.html',
          results: 'results/index.html',
          office: 'office/index.html',
        },
      },
    },
  };
});
