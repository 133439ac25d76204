import { it } from 'vitest'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { casesOf, judge } from './judge.ts'
const want: Record<string, RegExp> = {
  'tapering-safety': /HbA1c of 64 after the end|high fasting values without|ketones of 3.0|coded ketoacidosis of 30|it is the reason whenever|fasting glucose of 4.9 on insulin|coded hypoglycaemia counts|sulfonylurea beside it has|52 with 3 %|from 80 years an HbA1c of 52|a warning and the review/,
  'tapering-review': /all three reasons|to be verified, and|only its SGLT2/,
}
it('prints', async () => {
  const knowledge = await loadKnowledge()
  const service = knowledge.services.get('diabetes-remission')!
  for (const [rule, re] of Object.entries(want))
    for (const c of casesOf(service.id, rule)) if (re.test(c.name)) {
      console.log('#### ' + c.name)
      for (const card of judge(c, service, knowledge).composed.cards) console.log(`[${card.indicator}] ${card.summary}\n${card.detail}\n`)
    }
})
