import { defineConfig } from 'vitest/config'

/**
 * Files that take more than a few seconds, start programs, containers or browsers, measure time and memory, or replace a module for
 * themselves alone: `npm run quick` leaves them out.
 */
export const thorough: readonly string[] = [
  'test/budget/{turns,work}.test.ts',
  'test/cards/{escape,length}.test.ts',
  'test/cases/pin.test.ts',
  'test/commands/{client-samples,forget,guide,package}.test.ts',
  'test/deploy/{environment,liveness,two-projects}.test.ts',
  'test/diabetes-remission/cards/length.test.ts',
  'test/diabetes-remission/records/unknown.test.ts',
  'test/diabetes-remission/{caution,fixture-decisions,suppression}.test.ts',
  'test/diabetes-remission/pacing/**/*.test.ts',
  'test/diabetes-remission/people/year.test.ts',
  'test/diabetes-remission/properties/properties.test.ts',
  'test/diabetes-remission/site/region.test.ts',
  'test/diabetes-remission/why/contract.test.ts',
  'test/engine/retained.test.ts',
  'test/faults/**/*.test.ts',
  'test/fhir/client/outbound.test.ts',
  'test/fixtures/data.test.ts',
  'test/growth/**/*.test.ts',
  'test/hapi/**/*.test.ts',
  'test/http/edge/{black-box,closing,connection,connections,hostile,idle,intake,sent-feedback}.test.ts',
  'test/http/{errors,lost-call,outcomes,page,stored}.test.ts',
  'test/knowledge/{broken,names}.test.ts',
  'test/knowledge/codes/{folded-text,phrase-index}.test.ts',
  'test/proxy/**/*.test.ts',
  'test/page/{access,address,attempt,consult,dismissal,groups,look,own-record,why}.test.ts',
  'test/outcomes/{recount,resume}.test.ts',
  'test/page/conversation/*.test.ts',
  'test/page/{outcomes,worklist}/page.test.ts',
  'test/new-diagnosis/{page,said-by}.test.ts',
  'test/privacy.test.ts',
  'test/public/{explained,programmes,regions,write}.test.ts',
  'test/properties/*.test.ts',
  'test/rule-pages/rule-pages.test.ts',
  'test/scripts/new.test.ts',
  'test/screen/command/*.test.ts',
  'test/screen/{bad-input,left-out,order,resume,screen}.test.ts',
  'test/screen/bulk/command.test.ts',
  'test/spark/screen.test.ts',
  'test/several-services/{page,served}.test.ts',
  'test/site/{clients,region-broken}.test.ts',
  'test/treatment-choice/page.test.ts',
  'test/smart/*.test.ts',
  'test/store/**/*.test.ts',
]

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 240_000,
    // All cores: by default one is left to vitest itself, which needs little of it.
    maxWorkers: '100%',
    projects: [
      // Without a fresh module graph for each file: loading the knowledge would take most of the time.
      {
        extends: true,
        test: { name: 'quick', include: ['test/**/*.test.ts'], exclude: [...thorough], isolate: false },
      },
      // A database or a browser takes its time on a busy machine.
      { extends: true, test: { name: 'thorough', include: [...thorough], testTimeout: 60_000 } },
    ],
    coverage: {
      include: ['src/**', 'cds-services/**/*.ts'],
      // What runs in a browser is exercised there, in test/page; its logic without a DOM is in src/page/model.
      exclude: ['src/cli.ts', 'src/commands/serve.ts', 'src/page/*.{ts,tsx}', 'src/page/!(model)/**'],
      reporter: ['text-summary', 'html'],
    },
  },
})
