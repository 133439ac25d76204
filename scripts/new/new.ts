import { Command } from 'commander'
import { dayAt } from '../../src/calendar.ts'
import { knowledgeRoot } from '../../src/knowledge/files/root.ts'
import { newConcept } from './concept.ts'
import { carryOut, type Plan } from './plan.ts'
import { newRule } from './rule.ts'
import { newService } from './service.ts'

const root = knowledgeRoot()
const today = dayAt(Date.now())

const program = new Command('npm run new --').description(
  'Write the files of a rule, a service or a concept, which pass all checks and change nothing for patients until they are finished.',
)

program
  .command('rule')
  .description('a rule of a service, off until you take it out of rulesOff in its service.yaml')
  .argument('<service/name>', 'e.g. my-service/my-rule')
  .action((place: string) => {
    written(newRule(place, root, today), [
      'The rule is off: it decides nothing before you take it out of rulesOff in service.yaml.',
      'Write its cases first, then about.md, parameters.yaml, rule.ts, reasons.yaml and cards/: cds-services/README.md says what each is for.',
    ])
  })

program
  .command('service')
  .description('a service with one rule, a draft until you say status: active in its service.yaml')
  .argument('<name>', 'its folder, and the id that clients call')
  .option('--rule <name>', 'its first rule', 'first-rule')
  .action((name: string, { rule }: { rule: string }) => {
    written(newService(name, rule, root, today), [
      'The service is a draft, and its rule is off: clients see neither before you say so in service.yaml.',
      'Write service.yaml and whom the service is for (concepts/) first, then the rule: cds-services/README.md says what each file is for.',
    ])
  })

program
  .command('concept')
  .description('what several rules ask: of one service, or in shared/')
  .argument('<service/name>', 'e.g. shared/frailty')
  .action((place: string) => {
    written(newConcept(place, root, today), [
      'Nothing reads it yet: import it in a rule.ts or concept.ts and name it under reads.',
      'Write its cases first, then about.md, parameters.yaml and concept.ts.',
    ])
  })

function written(plan: Plan, advice: readonly string[]): void {
  carryOut(plan, root)
  const paths = [...plan.keys()].sort().map((path) => `  cds-services/${path}`)
  const next = [
    'Now:',
    '  npm run generate   the cards as a GP sees them, the pages, and what else is made from these files',
    '  npm run quick      all checks that take no longer than a minute',
  ]
  console.log(['Written:', ...paths, '', ...advice, '', ...next].join('\n'))
}

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
