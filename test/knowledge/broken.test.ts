import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { broken, faultsWith } from './overlay.ts'

// fault (folder of test/broken) -> place and words of every fault that is told
const table: Readonly<Record<string, readonly (readonly [place: string, words: string])[]>> = {
  'about-mustache': [['demo/sugar/about.md:4', 'the Mustache text is broken']],
  'about-no-question': [['demo/sugar/about.md:1', 'the file does not start with a question']],
  'about-number': [['demo/sugar/about.md:3', '7.8 stands in the text']],
  'about-value-unknown': [['demo/sugar/about.md:3', 'there is no value "highFrm"']],
  'applies-unknown': [['demo/service.yaml:11', 'the concept "frailty" has no folder in concepts/']],
  'card-front-matter-differs': [['demo/sugar/cards/high.en.md:2', '"indicator" differs from the Dutch card']],
  'card-hole-differs': [
    ['demo/sugar/cards/high.en.md:10', '{{drug}} is not in the card of language nl'],
    ['demo/sugar/cards/high.nl.md:10', '{{name}} is not in the card of language en'],
  ],
  'card-html': [['demo/sugar/cards/high.en.md:8', '<b> is HTML']],
  'card-key-unknown': [['demo/sugar/cards/high.en.md:4', '"links" is not a known key here']],
  'card-language-missing': [['demo/sugar/cards/low.en.md:1', 'the card is missing in this language']],
  'card-mustache': [['demo/sugar/cards/high.en.md:11', 'the Mustache text is broken']],
  'card-no-front-matter': [['demo/sugar/cards/high.en.md:1', 'the card has no front matter']],
  'card-override-reason': [
    ['demo/sugar/cards/high.en.md:5', `"not-yet" is not among the service's overrideReasons`],
    ['demo/sugar/cards/high.nl.md:5', `"not-yet" is not among the service's overrideReasons`],
  ],
  'card-source': [
    ['demo/sugar/cards/high.en.md:3', 'the source "guid" is not in sources.yaml'],
    ['demo/sugar/cards/high.nl.md:3', 'the source "guid" is not in sources.yaml'],
  ],
  'card-suggestion': [
    ['demo/sugar/cards/high.en.md:4', `"recrod" is not among the service's suggestions`],
    ['demo/sugar/cards/high.nl.md:4', `"recrod" is not among the service's suggestions`],
  ],
  'card-summary-long': [['demo/sugar/cards/high.en.md:6', 'the summary has 169 characters without its holes']],
  'card-unescaped': [['demo/sugar/cards/high.en.md:10', '{{{name}}} would show patient data unescaped']],
  'case-shape': [['demo/sugar/cases.yaml:1', '"expect" is missing']],
  'case-twice': [['demo/sugar/cases.yaml:4', 'another case is called "stays silent" too']],
  'code-source-unknown': [['codes/procedures.yaml:4', 'the source "guidee" is not in sources.yaml']],
  'code-twice': [['codes/conditions.yaml:6', 'snomed 44054006 stands in this list twice']],
  'colon-in-text': [
    ['demo/sugar/parameters.yaml:10', 'Nested mappings are not allowed in compact mappings: put text with a colon'],
  ],
  'conversation-code': [
    ['programmes/conversation.yaml:3', 'snomed 223488007 fails its check digit, so it is no snomed code'],
  ],
  'date-impossible': [['demo/sugar/parameters.yaml:7', 'the key "2025-06-31" is wrong']],
  'drug-class-unknown': [['codes/medications.yaml:6', 'the class "metformine" is not in classes']],
  'drug-name-twice': [['codes/medications.yaml:7', '"metformine" stands in names twice']],
  'file-unread': [['demo/sugar/paramaters.yaml:1', 'nothing reads this file']],
  'hook-unknown': [['demo/service.yaml:1', '"hook" is "patient-viewed"']],
  'key-twice': [['terms.yaml:2', 'Map keys must be unique: keep one of them']],
  'key-unknown': [['codes/observations.yaml:7', '"carefull" is not a known key here']],
  'kind-missing': [['codes/conditions.yaml:1', '"kind" is missing']],
  'language-missing': [['terms.yaml:1', '"en" is missing']],
  'list-for-map': [['terms.yaml:1', 'the file must be a map of name to entry']],
  'loinc-check-digit': [['codes/observations.yaml:17', 'loinc 71490-8 fails its check digit, so it is no loinc code']],
  'many-at-once': [
    ['codes/procedures.yaml:4', 'snomed 223488009 fails its check digit, so it is no snomed code'],
    ['codes/procedures.yaml:4', 'the source "guidee" is not in sources.yaml'],
    ['demo/service.yaml:1', '"hook" is "patient-viewed"'],
    ['terms.yaml:1', '"en" is missing'],
  ],
  'measure-code-shared': [['codes/observations.yaml:23', 'loinc 14771-0 is a code of glucose too']],
  'measure-confidence-c': [['codes/observations.yaml:12', 'loinc 14771-0 has confidence C']],
  'measure-range-empty': [['codes/observations.yaml:6', 'the plausible range is empty']],
  'measure-unit-changes': [['codes/observations.yaml:9', 'mmol/L is the unit of glucose']],
  'measure-unit-not-convertible': [['codes/observations.yaml:4', '"mmol/L" is not among the units of glucose']],
  'measure-unit-unknown': [['codes/observations.yaml:10', 'the unit "mg%" is not in codes/units.yaml']],
  'module-missing': [['concepts/weight/concept.ts:1', 'the concept "concepts/weight" has no concept.ts']],
  'module-not-defined': [['demo/advice/rule.ts:1', 'the default export is not made by defineRule']],
  'module-throws': [['demo/advice/rule.ts:1', 'the module cannot be imported']],
  'number-as-text': [['codes/conditions.yaml:5', '"code" is 44054006, which is not text']],
  'parameter-derived': [['demo/sugar/parameters.yaml:4', '"highFrom" cites a derived source']],
  'parameter-no-value': [['demo/sugar/parameters.yaml:6', 'no value is in force']],
  'parameter-place': [['demo/sugar/parameters.yaml:7', '"place" is missing']],
  'parameter-place-language': [['demo/sugar/parameters.yaml:10', '"nl" is missing']],
  'parameter-reading': [['demo/sugar/parameters.yaml:11', 'the reading does not contain 7']],
  'parameter-source': [['demo/sugar/parameters.yaml:9', 'the source "guideline" is not in sources.yaml']],
  'parameter-title-language': [['demo/sugar/parameters.yaml:2', '"en" is missing']],
  'parameter-undeclared': [
    ['demo/sugar/parameters.yaml:1', 'the module does not declare "highTo"'],
    ['demo/sugar/rule.ts:5', 'the value "highFrom" is not in demo/sugar/parameters.yaml'],
  ],
  'parameter-unit': [['demo/sugar/parameters.yaml:3', '"highFrom" is in mg/dL here and in mmol/L in the module']],
  'parameter-unit-unknown': [['demo/sugar/parameters.yaml:3', 'the unit "mmol" is not in codes/units.yaml']],
  'prefetch-absolute': [['demo/service.yaml:8', 'the template is neither a read']],
  'prefetch-needed': [['demo/service.yaml:10', '"observation" is no key of prefetch']],
  'prefetch-parameter': [['demo/service.yaml:9', '"_include" is more than clients answer']],
  'prefetch-token': [['demo/service.yaml:9', '{{context.patient}} is no token of patient-view']],
  'programme-class': [['programmes/walking.yaml:20', 'the class "metformine" is not in codes/medications.yaml']],
  'programme-condition': [
    ['programmes/walking.yaml:19', '"type-two" is no list of codes/conditions.yaml or procedures.yaml'],
  ],
  'programme-criterion': [['programmes/walking.yaml:19', '"kind" is "had"']],
  'programme-id': [['programmes/walking.yaml:1', 'the id "walks" is not the name of the file']],
  'ranking-card': [['demo/service.yaml:17', 'the rule "sugar" has no card "low"']],
  'ranking-leaves-card-out': [
    ['demo/service.yaml:14', 'the card "sugar/high" is in no ranking and would never be shown'],
  ],
  'ranking-rule': [['demo/service.yaml:15', '"sugars" is not among the rules of this service']],
  'reads-cycle': [['concepts/older/concept.ts:2', '"frail" in reads is undefined']],
  'reads-later-rule': [
    ['demo/advice/rule.ts:2', '"sugar" in reads is not a concept or an earlier rule of this service'],
  ],
  'reason-language': [['demo/sugar/reasons.yaml:1', '"en" is missing']],
  'recognition-phrase-twice': [['programmes/recognition.yaml:4', '"Wandelgroep" is listed already']],
  'recognition-programme': [['programmes/recognition.yaml:1', 'the programme "running" has no file in programmes/']],
  'rule-not-listed': [['demo/service.yaml:13', 'the folder "advice" is not among the rules']],
  'rule-without-folder': [['demo/service.yaml:13', 'the rule "weight" has no folder']],
  'service-without-service-yaml': [['extra/service.yaml:1', 'the file is missing']],
  'silence-kind': [['demo/override-reasons.yaml:5', '"notShown" is "silent"']],
  'silence-reading': [['demo/override-reasons.yaml:11', 'the reading does not contain 3']],
  'silence-unit': [['demo/override-reasons.yaml:7', '"unit" is "d"']],
  'snomed-below': [['codes/conditions.yaml:5', 'snomed codes have no order in their digits']],
  'snomed-check-digit': [['codes/conditions.yaml:5', 'snomed 44054009 fails its check digit, so it is no snomed code']],
  'source-date': [['sources.yaml:4', '"date" is "June 2025"']],
  'source-twice': [['sources.yaml:7', 'the source "guide" stands here twice']],
  'suggestion-mustache': [['demo/suggestions.yaml:6', 'the Mustache text is broken']],
  'suggestion-update-of-nothing': [['demo/suggestions.yaml:1', '"of" is missing']],
  'system-unknown': [['codes/procedures.yaml:4', 'the system "snowmed" is not in codes/systems.yaml']],
  'system-uri-twice': [['codes/systems.yaml:3', 'http://loinc.org stands under "loinc" already']],
  'unit-spelt-twice': [['codes/units.yaml:2', '"mmol/l" is listed for "mmol/L" too']],
  'units-of-nothing': [
    ['codes/observations.yaml:1', '"measures" is missing'],
    ['codes/observations.yaml:1', '"measure" is not a known key here'],
    ['codes/observations.yaml:1', 'measures must be a map of name to entry'],
  ],
  'view-column-twice': [['views/observation.json:5', 'the column "status" stands here twice']],
  'view-json': [['views/observation.json:5', 'Missing , or ']],
  'view-path-alternative': [
    [
      'views/observation.json:8',
      'the path "code.coding | code.coding.displays" asks for Coding.displays, which FHIR R4 does not have',
    ],
  ],
  'view-path-broken': [['views/observation.json:5', 'the path "value.ofType(Quantity.value" does not compile']],
  'view-path-misspelt': [
    [
      'views/observation.json:5',
      'the path "value.ofType(Quantity).val" asks for Quantity.val, which FHIR R4 does not have',
    ],
  ],
  'view-resource': [['views/observation.json:3', 'the resource is no FHIR R4 resource type']],
  'yaml-broken': [['terms.yaml:2', 'Flow map in block collection must be sufficiently indented and end with a }']],
}

it('has good knowledge to break', async () => {
  expect(await faultsWith(null)).toEqual([])
})

it('expects something of every folder of broken knowledge', () => {
  expect(readdirSync(broken).sort()).toEqual(Object.keys(table).sort())
})

it.each(Object.entries(table))('tells where and what is wrong: %s', async (fault, expected) => {
  const faults = await faultsWith(fault)
  for (const [index, [place, words]] of expected.entries())
    expect(faults[index]).toMatch(new RegExp(`^cds-services/${escaped(place)}:\\d+: .*${escaped(words)}`))
  expect(faults).toHaveLength(expected.length)
})

it.each([
  'sources.yaml',
  'codes/units.yaml',
  'demo/service.yaml',
  'programmes/recognition.yaml',
  'demo/sugar/reasons.yaml',
])('says that %s is missing, and nothing else', async (path) => {
  expect(await faultsWith(null, [path])).toEqual([`cds-services/${path}:1:1: the file is missing: add it`])
})

it('says that a rule does not tell what it asks', async () => {
  expect(await faultsWith(null, ['demo/sugar/about.md'])).toEqual([
    'cds-services/demo/sugar/about.md:1:1: the file is missing: say in it what is asked here, and how it is answered',
  ])
})

function escaped(text: string): string {
  return text.replace(/[^\w\s]/g, '\\$&')
}
