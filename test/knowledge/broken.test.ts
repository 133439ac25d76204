import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
<<<<<<< HEAD
import { loadWithCases } from '../../src/knowledge/load.ts'
import { broken, expectedFaults, faultsWith, laidOver, triggers } from './overlay.ts'
=======
import { broken, faultsWith, ofTriggers } from './overlay.ts'

// fault (folder of test/broken) -> place and words of every fault that is told
const table: Readonly<Record<string, readonly (readonly [place: string, words: string])[]>> = {
  'about-handlebars': [['demo/rules/sugar/about.md:3', 'the Handlebars text is broken']],
  'about-no-question': [['demo/rules/sugar/about.md:1', 'the file does not start with a question']],
  'about-number': [['demo/rules/sugar/about.md:3', '7.8 stands in the text']],
  'about-value-unknown': [['demo/rules/sugar/about.md:3', 'there is no value "highFrm"']],
  'applies-role': [['demo/service.yaml:11', 'the concept "frail" does not answer what is asked here']],
  'applies-unknown': [['demo/service.yaml:11', 'the concept "frailty" has no folder in shared/']],
  'card-braces': [['demo/rules/sugar/cards/high/en.md:5', 'the Handlebars text is broken']],
  'card-each-no-list': [
    ['demo/rules/sugar/cards/high/en.md:5', '{{#each ../glucose}}: this is no list'],
    ['demo/rules/sugar/cards/high/en.md:5', '{{#with ../drugs}}: this is a list'],
    ['demo/rules/sugar/cards/high/nl.md:5', '{{#each ../glucose}}: this is no list'],
    ['demo/rules/sugar/cards/high/nl.md:5', '{{#with ../drugs}}: this is a list'],
  ],
  'card-handlebars': [
    ['demo/rules/sugar/cards/high/en.md:4', "the Handlebars text is broken: each doesn't match drugs"],
  ],
  'card-helper': [['demo/rules/sugar/cards/high/en.md:5', 'there is no helper "lookup" that shows something']],
  'card-hole-absent': [
    ['demo/rules/sugar/cards/high/en.md:1', '{{glucose}}: this may be absent'],
    ['demo/rules/sugar/cards/high/en.md:3', '{{glucose}}: this may be absent'],
    ['demo/rules/sugar/cards/high/nl.md:1', '{{glucose}}: this may be absent'],
    ['demo/rules/sugar/cards/high/nl.md:3', '{{glucose}}: this may be absent'],
    ['demo/suggestions.yaml:6', 'on the card "sugar/high": {{glucose}}: this may be absent'],
  ],
  'card-hole-code': [
    ['demo/rules/sugar/cards/high/en.md:5', 'terms.yaml has no words for "metfromin"'],
    ['demo/rules/sugar/cards/high/nl.md:5', 'terms.yaml has no words for "metfromin"'],
  ],
  'card-hole-differs': [
    ['demo/rules/sugar/cards/high/en.md:5', '{{@number}} is not in the card of language nl'],
    ['demo/rules/sugar/cards/high/nl.md:5', '{{name}} is not in the card of language en'],
  ],
  'card-hole-flag': [
    ['demo/rules/sugar/cards/high/en.md:5', '{{../proposed}}: this is yes or no and has no words'],
    ['demo/rules/sugar/cards/high/nl.md:5', '{{../proposed}}: this is yes or no and has no words'],
  ],
  'card-hole-list': [
    ['demo/rules/sugar/cards/high/en.md:5', '{{../drugs}}: this is a list'],
    ['demo/rules/sugar/cards/high/nl.md:5', '{{../drugs}}: this is a list'],
  ],
  'card-hole-outside': [
    ['demo/rules/sugar/cards/high/en.md:5', '{{glucose}}: "glucose" stands outside of this part: write ../glucose'],
    ['demo/rules/sugar/cards/high/nl.md:5', '{{glucose}}: "glucose" stands outside of this part: write ../glucose'],
  ],
  'card-hole-part': [
    ['demo/rules/sugar/cards/high/en.md:5', '{{../glucose.day}}: "glucose" has no "day", only value, unit, date'],
    ['demo/rules/sugar/cards/high/nl.md:5', '{{../glucose.day}}: "glucose" has no "day", only value, unit, date'],
  ],
  'card-hole-parts': [
    ['demo/rules/sugar/cards/high/en.md:5', '{{../patient}}: this has parts and no words of its own'],
    ['demo/rules/sugar/cards/high/nl.md:5', '{{../patient}}: this has parts and no words of its own'],
  ],
  'card-hole-unknown': [
    ['demo/rules/sugar/cards/high/en.md:5', '{{hbac1}}: there is no "hbac1" to show'],
    ['demo/rules/sugar/cards/high/nl.md:5', '{{hbac1}}: there is no "hbac1" to show'],
  ],
  'card-html': [['demo/rules/sugar/cards/high/en.md:3', '<b> is HTML']],
  'card-join-no-list': [
    ['demo/rules/sugar/cards/high/en.md:5', '{{join name}}: this is no list'],
    ['demo/rules/sugar/cards/high/en.md:5', '{{join ../drugs}}: this has parts and no words of its own'],
    ['demo/rules/sugar/cards/high/nl.md:5', '{{join name}}: this is no list'],
    ['demo/rules/sugar/cards/high/nl.md:5', '{{join ../drugs}}: this has parts and no words of its own'],
  ],
  'card-key-unknown': [['demo/rules/sugar/cards/high/card.yaml:3', '"links" is not a known key here']],
  'card-language-missing': [
    ['demo/rules/sugar/cards/low/card.yaml:1', 'demo/rules/sugar/rule.ts does not declare the card "low"'],
    ['demo/rules/sugar/cards/low/en.md:1', 'the card is missing in this language'],
  ],
  'card-log': [['demo/rules/sugar/cards/high/en.md:5', 'there is no helper "log" that shows something']],
  'card-name-taken': [['demo/rules/sugar/rule.ts:8', '"today" is taken in every text']],
  'card-no-summary': [['demo/rules/sugar/cards/high/en.md:1', 'the card has no summary']],
  'card-number': [
    ['demo/rules/sugar/cards/high/en.md:5', '2 stands in the text'],
    ['demo/rules/sugar/cards/high/en.md:5', '3 stands in the text'],
    ['demo/rules/sugar/cards/high/nl.md:5', '2 stands in the text'],
    ['demo/rules/sugar/cards/high/nl.md:5', '3 stands in the text'],
  ],
  'card-override-reason': [
    ['demo/rules/sugar/cards/high/card.yaml:4', `"not-yet" is not among the service's overrideReasons`],
  ],
  'card-partial': [
    [
      'demo/rules/sugar/cards/high/en.md:5',
      'only holes and {{#if}}, {{#unless}}, {{#each}}, {{#with}} may stand in a text',
    ],
  ],
  'card-place-nowhere': [
    ['demo/rules/sugar/cards/high/en.md:5', '{{@root.glucose}}: there is no "@root", only @first, @last, @number'],
    ['demo/rules/sugar/cards/high/en.md:5', '{{@index}}: there is no "@index"'],
    ['demo/rules/sugar/cards/high/nl.md:5', '{{@root.glucose}}: there is no "@root", only @first, @last, @number'],
    ['demo/rules/sugar/cards/high/nl.md:5', '{{@index}}: there is no "@index"'],
  ],
  'card-section': [['demo/rules/sugar/cards/high/en.md:5', '{{#glucose}} opens nothing']],
  'card-setting': [['demo/rules/sugar/cards/high/en.md:5', 'nothing with = may stand in a hole']],
  'card-patient-link': [
    ['demo/rules/sugar/cards/high/card.yaml:3', '"guide" is no document for patients in sources.yaml'],
  ],
  'card-source': [['demo/rules/sugar/cards/high/card.yaml:2', 'the source "guid" is not in sources.yaml']],
  'card-suggestion': [
    ['demo/rules/sugar/cards/high/card.yaml:3', `"recrod" is not among the service's suggestions`],
    ['demo/suggestions.yaml:1', 'no card offers "record"'],
  ],
  'card-summary-long': [['demo/rules/sugar/cards/high/en.md:1', 'the summary has 169 characters without its holes']],
  'card-parts-of-nothing': [
    ['demo/rules/sugar/cards/high/card.yaml:2', 'the rule has no trigger "low"'],
    ...['en', 'nl'].flatMap((language): [string, string][] => [
      [`demo/rules/sugar/cards/high/${language}.md:1`, 'the summary is that of the first part'],
      [`demo/rules/sugar/cards/high/${language}.md:1`, 'write {{parts}}'],
      [`demo/rules/sugar/cards/high/${language}.md:1`, 'write {{join others}}'],
    ]),
  ],
  'card-without-source': [['demo/rules/sugar/cards/high/card.yaml:1', 'the card names no source']],
  'card-test': [['demo/rules/sugar/cards/high/en.md:5', 'there is no test "eq"']],
  'card-undeclared': [
    ['demo/rules/advice/cards/high/card.yaml:1', 'demo/rules/advice/rule.ts does not declare the card "high"'],
  ],
  'card-unescaped': [['demo/rules/sugar/cards/high/en.md:5', '{{{name}}} would show patient data unescaped']],
  'card-unescaped-and': [['demo/rules/sugar/cards/high/en.md:5', '{{{name}}} would show patient data unescaped']],
  'card-without-text': [
    [
      'demo/rules/sugar/rule.ts:8',
      'the card "low" has no text: add card.yaml, nl.md and en.md in demo/rules/sugar/cards/low/',
    ],
  ],
  'case-card': [['demo/rules/sugar/cases.yaml:3', '"card" is "low": use one of high']],
  'case-check-unknown': [
    ['demo/rules/sugar/cases.yaml:2', '"feet" is no check of case-words.yaml: use all, eyes, sugar'],
  ],
  'case-condition-code': [
    ['demo/rules/sugar/cases.yaml:2', '"44054009" is no code of type-2 in codes/conditions.yaml'],
  ],
  'case-condition-unknown': [['demo/rules/sugar/cases.yaml:2', '"type-two" is no list of codes/conditions.yaml']],
  'case-date-impossible': [['demo/rules/sugar/cases.yaml:2', '"2024-02-30" is no date that exists']],
  'case-drug-dose': [['demo/rules/sugar/cases.yaml:2', '"dose" is "2 x daily": write so many times so much']],
  'case-drug-known': [['demo/rules/sugar/cases.yaml:2', '"metformine" is known by codes/medications.yaml']],
  'case-drug-reason': [['demo/rules/sugar/cases.yaml:2', '"type-two" is no list of codes/conditions.yaml']],
  'case-drug-unknown': [
    ['demo/rules/sugar/cases.yaml:2', '"metformin" is no drug of codes/medications.yaml'],
    ['demo/rules/sugar/cases.yaml:2', '"metformin" is no drug of codes/medications.yaml'],
  ],
  'case-expect-key': [['demo/rules/sugar/cases.yaml:3', '"sayz" is not a known key here']],
  'case-expects-nothing': [['demo/rules/sugar/cases.yaml:3', 'nothing is expected of this rule']],
  'case-fhir-element': [['demo/rules/sugar/cases.yaml:2', 'FHIR R4 has no Condition.onsetDate']],
  'case-fhir-shape': [['demo/rules/sugar/cases.yaml:2', '"category" must be a list in FHIR R4']],
  'case-fhir-type': [['demo/rules/sugar/cases.yaml:2', '"Conditions" is no resource type of FHIR R4']],
  'case-finding-unknown': [
    ['demo/rules/sugar/cases.yaml:2', '"fundi" is no list of findings in codes/observations.yaml'],
    ['demo/rules/sugar/cases.yaml:2', '"yes-answer" is no list of findings in codes/observations.yaml'],
  ],
  'case-key': [['demo/rules/sugar/cases.yaml:4', '"as-of" is not a known key here']],
  'case-lacks': [
    ['demo/rules/sugar/cases.yaml:4', '"Procedures" is not asked for in prefetch: use one of Patient, Observation'],
  ],
  'case-list-for-map': [['demo/rules/sugar/cases.yaml:2', '"drugs" must be a map, found [{"drug":"metformine"}]']],
  'case-map-for-list': [['demo/rules/sugar/cases.yaml:2', '"remission" must be a list, found {"on":"2024-01-01"}']],
  'case-measure-code': [
    ['demo/rules/sugar/cases.yaml:2', '"14771-1" is no code of glucose in codes/observations.yaml'],
  ],
  'case-measure-unknown': [['demo/rules/sugar/cases.yaml:2', '"glucos" is not a known key here']],
  'case-nothing-to-take': [['demo/rules/sugar/cases.yaml:2', 'the usual case has no "type-2 #2" to take away']],
  'case-of-concept': [['shared/older/cases.yaml:3', '"old" is not a known key here']],
  'case-of-concept-empty': [
    ['shared/older/cases.yaml:3', 'nothing is expected of this answer: say what it must hold'],
    ['shared/older/cases.yaml:6', '"result" is missing'],
    ['shared/older/cases.yaml:7', 'the case expects nothing: add "expect"'],
  ],
  'case-of-concept-result': [['shared/older/cases.yaml:3', '"frm" is not a known key here']],
  'case-of-concept-why': [['shared/older/cases.yaml:4', '"why" is not a known key here']],
  'case-outcome': [
    ['demo/rules/sugar/cases.yaml:3', '"outcome" is "applicable": use one of recommend, not-applicable, missing'],
  ],
  'case-procedure-unknown': [['demo/rules/sugar/cases.yaml:2', '"talks" is no list of codes/procedures.yaml']],
  'case-programme-known': [['demo/rules/sugar/cases.yaml:2', '"wandelgroep" is known by programmes/recognition.yaml']],
  'case-programme-unknown': [
    ['demo/rules/sugar/cases.yaml:2', '"running" is no programme or diet of programmes/recognition.yaml'],
    ['demo/rules/sugar/cases.yaml:2', '"running" is no programme or diet of programmes/recognition.yaml'],
  ],
  'case-reason': [
    ['demo/rules/sugar/cases.yaml:3', '"reason" is "no-triger": use one of deceased, no-trigger, high, switched-off'],
  ],
  'case-result-empty': [['demo/rules/sugar/cases.yaml:3', 'say what the result must hold']],
  'case-result-key': [['demo/rules/sugar/cases.yaml:3', '"highFrm" is not a known key here']],
  'case-rule-unknown': [['demo/rules/sugar/cases.yaml:3', '"sugars" is not a known key here']],
  'case-shape': [['demo/rules/sugar/cases.yaml:1', 'the case expects nothing']],
  'case-silence': [
    ['demo/rules/sugar/cases.yaml:3', '"notShown" is "refused": use one of declined, another-card-first'],
  ],
  'case-site': [['demo/rules/sugar/cases.yaml:4', '"0" is "walking"']],
  'case-twice': [['demo/rules/sugar/cases.yaml:4', 'another case is called "stays silent" too']],
  'case-value': [['demo/rules/sugar/cases.yaml:2', '"value" is "six": write a number, or a bound in quotes']],
  'case-value-date': [['demo/rules/sugar/cases.yaml:2', '"2026-02-30" is no date that exists']],
  'case-why-programme': [['demo/rules/sugar/cases.yaml:4', '"running" is not a known key here']],
  'case-word-of-entry': [['demo/rules/sugar/cases.yaml:2', '"onsett" is not a known key here']],
  'case-word-unknown': [['demo/rules/sugar/cases.yaml:2', '"condition" is not a known key here']],
  'case-words': [
    ['case-words.yaml:2', '"glucose" is a measure of codes/observations.yaml'],
    ['case-words.yaml:3', '"sugar" is no measure of codes/observations.yaml'],
    ['case-words.yaml:4', '"14771-1" is no code of glucose'],
    ['case-words.yaml:6', '"fundi" is no list of findings'],
    ['case-words.yaml:7', '"fundus" is no measure'],
  ],
  'code-source-unknown': [['codes/procedures.yaml:4', 'the source "guidee" is not in sources.yaml']],
  'code-twice': [['codes/conditions.yaml:6', 'snomed 44054006 stands in this list twice']],
  'colon-in-text': [
    [
      'demo/rules/sugar/parameters.yaml:10',
      'Nested mappings are not allowed in compact mappings: put text with a colon',
    ],
  ],
  'request-measure': [
    ['codes/requests.yaml:3', '"hbac1" is no measure of codes/observations.yaml'],
    ['codes/requests.yaml:6', '"remision" is not in programmes/conversations.yaml'],
  ],
  'conversation-code': [
    ['programmes/conversations.yaml:4', 'snomed 223488007 fails its check digit, so it is no snomed code'],
  ],
  'course-key-unknown': [['demo/course.yaml:7', '"colour" is not a known key here']],
  'course-language-missing': [['demo/course.yaml:4', '"en" is missing']],
  'course-limit-unknown': [['demo/course.yaml:9', '"olderFrom" is no value of a concept named in why.course.limits']],
  'course-measure-twice': [['demo/course.yaml:6', '"glucose" is in the plot sugar already']],
  'course-measure-unknown': [['demo/course.yaml:6', '"glucos" is no measure of codes/observations.yaml']],
  'course-onset-unknown': [['demo/course.yaml:1', 'the condition "type-two" is not in codes/conditions.yaml']],
  'course-reason-unknown': [['demo/course.yaml:8', '"no-triger" is no reason of the rule "sugar"']],
  'course-result-unknown': [['demo/course.yaml:10', '"lowFrom" is not in the result of the rule "sugar"']],
  'course-rule-unknown': [['demo/course.yaml:8', '"sugars" is not among the rules of this service']],
  'course-unit': [
    ['demo/course.yaml:6', '"glucose" is in mmol/L, not in mg/dL'],
    ['demo/course.yaml:8', '"highFrom" is in mmol/L, and the plot in mg/dL'],
  ],
  'course-value-unknown': [['demo/course.yaml:8', '"highFrm" is no value of the rule "sugar" or what it reads']],
  'course-words': [
    ['demo/course.yaml:8', '7 stands in the text'],
    ['demo/course.yaml:8', 'the words do not say {{value}}'],
    ['demo/course.yaml:8', 'there is no "valu" to show here'],
    ['demo/course.yaml:8', 'the words do not say {{value}}'],
  ],
  'criteria-names': [
    ['programmes/criteria.yaml:2', 'the measure "glucos" is not in codes/observations.yaml'],
    ['programmes/criteria.yaml:3', 'the claim "sglt2-must-continu" is not among the claims'],
    ['programmes/criteria.yaml:4', '"type-2" is a list of conditions or procedures too'],
    ['programmes/criteria.yaml:6', '"type-two" is no list of codes/conditions.yaml'],
  ],
  'criterion-measure': [
    ['programmes/walking.yaml:20', '"frail" does not do for glucose'],
    ['programmes/walking.yaml:21', 'a criterion cannot be the measure "weight"'],
  ],
  'date-impossible': [['demo/rules/sugar/parameters.yaml:7', 'the key "2025-06-31" is wrong']],
  'despite-unknown': [['demo/rules/sugar/rule.ts:9', '"pregnant" is no reason of shared/eligible']],
  'diet-unknown': [
    ['programmes/walking.yaml:5', 'the diet "keto" is not in programmes/diets.yaml'],
    ['programmes/walking.yaml:6', '"type-3" is no list of codes/conditions.yaml'],
  ],
  'diets-broken': [
    ['programmes/diets.yaml:1', '"none" stands here twice'],
    ['programmes/diets.yaml:2', 'the diet "keto" is not in programmes/diets.yaml'],
  ],
  'dose-spelling': [['codes/doses.yaml:3', '"mg" is listed for "mg" too']],
  'dose-wrong': [
    ['codes/doses.yaml:2', 'the key "E" is wrong'],
    ['codes/doses.yaml:3', '"QD" is empty or too small'],
  ],
  'drug-class-unknown': [['codes/medications.yaml:6', 'the class "metformine" is not in classes']],
  'placeholder-system': [['codes/medications.yaml:14', 'there is no code system "null-flavour"']],
  'drug-group': [
    ['codes/medications.yaml:2', 'the class "unknown" is not of this group'],
    ['codes/medications.yaml:3', '"nameless" stands here without "unclassified"'],
    ['codes/medications.yaml:4', '"metformin" is a class too'],
    ['codes/medications.yaml:6', 'the group "glucose" is not in groups'],
    ['codes/medications.yaml:10', 'the group has no "unclassified"'],
    ['codes/medications.yaml:11', 'the group "pressure" is not in groups'],
    ['demo/service.yaml:12', 'the concept "reading" has no value "namelessFor" in mo'],
  ],
  'drug-name-source': [['codes/medications.yaml:6', 'the source "nowhere" is not in sources.yaml']],
  'drug-name-twice': [['codes/medications.yaml:7', '"metformine" stands in names twice']],
  'file-unread': [['demo/rules/sugar/paramaters.yaml:1', 'nothing reads this file']],
  'hook-rule-unknown': [
    ['demo/service.yaml:1', '"advise" is not among the rules of this service'],
    ['demo/service.yaml:15', 'the rule "advice" runs on no hook'],
  ],
  'hook-unknown': [['demo/service.yaml:1', '"patient-viewed" is no hook that CDS Hooks knows']],
  'hook-unread': [
    ['demo/service.yaml:1', '"problem-list-item-create" brings more than a patient, which is not read yet'],
  ],
  'hooks-leave-rule-out': [['demo/service.yaml:15', 'the rule "advice" runs on no hook']],
  'key-twice': [['terms.yaml:2', 'Map keys must be unique: keep one of them']],
  'key-unknown': [['codes/observations.yaml:7', '"carefull" is not a known key here']],
  'kind-missing': [['codes/conditions.yaml:1', '"kind" is missing']],
  'language-missing': [['terms.yaml:1', '"en" is missing']],
  'list-for-map': [['terms.yaml:1', 'the file must be a map of name to entry']],
  'loinc-check-digit': [['codes/observations.yaml:17', 'loinc 71490-8 fails its check digit, so it is no loinc code']],
  'many-at-once': [
    ['codes/procedures.yaml:4', 'snomed 223488009 fails its check digit, so it is no snomed code'],
    ['codes/procedures.yaml:4', 'the source "guidee" is not in sources.yaml'],
    ['demo/service.yaml:1', '"patient-viewed" is no hook that CDS Hooks knows'],
    ['terms.yaml:1', '"en" is missing'],
  ],
  'mark-specimen': [
    ['codes/observations.yaml:5', 'the view of Specimen has no column "fasting"'],
    ['codes/observations.yaml:5', 'the finding "fasted" is not in findings'],
    ['codes/observations.yaml:5', 'the view of Specimen has no column "duration"'],
    ['codes/observations.yaml:5', 'the view of Specimen has no column "durationComparator"'],
    ['codes/observations.yaml:5', 'the view of Specimen has no column "durationUnit"'],
    ['demo/service.yaml:12', 'the concept "reading" has no value "fastingFrom" in h'],
  ],
  'mark-unknown': [
    ['codes/observations.yaml:13', 'the mark "fastin" is not in marks'],
    ['codes/observations.yaml:14', 'the mark "venous" is not among the marks of the measure'],
    ['codes/observations.yaml:15', 'the mark "venous" is not among the marks of the measure'],
    ['codes/observations.yaml:17', 'the mark "venous" is not among the marks of the measure'],
  ],
  'measure-code-shared': [['codes/observations.yaml:23', 'loinc 14771-0 is a code of glucose too']],
  'measure-confidence-c': [['codes/observations.yaml:12', 'loinc 14771-0 has confidence C']],
  'measure-range-empty': [['codes/observations.yaml:6', 'the plausible range is empty']],
  'measure-unit-changes': [['codes/observations.yaml:9', 'mmol/L is the unit of glucose']],
  'measure-unit-not-convertible': [['codes/observations.yaml:4', '"mmol/L" is not among the units of glucose']],
  'measure-unit-unknown': [['codes/observations.yaml:10', 'the unit "mg%" is not in codes/units.yaml']],
  'module-missing': [['shared/weight/concept.ts:1', 'the concept "shared/weight" has no concept.ts']],
  'module-not-defined': [['demo/rules/advice/rule.ts:1', 'the default export is not made by defineRule']],
  'module-throws': [['demo/rules/advice/rule.ts:1', 'the module cannot be imported']],
  'names-stale': [['names.ts:8', 'the names are not those of codes/']],
  'needs-unasked': [['demo/rules/sugar/rule.ts:10', 'the rule needs Procedure, which its service never asks for']],
  'number-as-text': [['codes/conditions.yaml:5', '"code" is 44054006, which is not text']],
  'pacing-names': [
    ['pacing.yaml:8', '"hihg" is no reason of any rule'],
    ['pacing.yaml:8', '"glucosex" is no measure of codes/observations.yaml'],
    ['pacing.yaml:9', '"glucoze" is no measure of codes/observations.yaml'],
    ['pacing.yaml:10', '"highFrm" is in the result of no rule'],
  ],
  'pacing-reading': [['pacing.yaml:3', 'the reading does not contain 3']],
  'pacing-unit': [['pacing.yaml:2', '"unit" is "wk"']],
  'parameter-derived': [['demo/rules/sugar/parameters.yaml:4', '"highFrom" cites a derived source']],
  'parameter-no-value': [['demo/rules/sugar/parameters.yaml:6', 'no value is in force']],
  'parameter-place': [['demo/rules/sugar/parameters.yaml:7', '"place" is missing']],
  'parameter-place-language': [['demo/rules/sugar/parameters.yaml:10', '"nl" is missing']],
  'parameter-reading': [['demo/rules/sugar/parameters.yaml:11', 'the reading does not contain 7']],
  'parameter-source': [['demo/rules/sugar/parameters.yaml:9', 'the source "guideline" is not in sources.yaml']],
  'parameter-title-language': [['demo/rules/sugar/parameters.yaml:2', '"en" is missing']],
  'parameter-undeclared': [
    ['demo/rules/sugar/parameters.yaml:1', 'the module does not declare "highTo"'],
    ['demo/rules/sugar/rule.ts:5', 'the value "highFrom" is not in demo/rules/sugar/parameters.yaml'],
  ],
  'parameter-unit': [['demo/rules/sugar/parameters.yaml:3', '"highFrom" is in mg/dL here and in mmol/L in the module']],
  'parameter-unit-unknown': [['demo/rules/sugar/parameters.yaml:3', 'the unit "mmol" is not in codes/units.yaml']],
  'prefetch-absolute': [['demo/service.yaml:8', 'the template is neither a read']],
  'prefetch-needed': [['demo/service.yaml:10', '"observation" is no key of prefetch']],
  'prefetch-parameter': [['demo/service.yaml:9', '"_include" is more than clients answer']],
  'prefetch-token': [['demo/service.yaml:9', '{{context.patient}} is no token of patient-view']],
  'programme-class': [['programmes/walking.yaml:22', 'the class "metformine" is not in codes/medications.yaml']],
  'programme-condition': [
    ['programmes/walking.yaml:21', '"type-two" is no list of codes/conditions.yaml or procedures.yaml'],
  ],
  'programme-criterion': [['programmes/walking.yaml:21', '"kind" is "had"']],
  'programme-id': [['programmes/walking.yaml:1', 'the id "walks" is not the name of the file']],
  'question-twice': [
    ['demo/service.yaml:16', 'the rule "sugar" asks "sweet" already'],
    ['demo/service.yaml:16', '"salt" is not among the rules of this service'],
    ['questions.yaml:2', 'no rule asks "sour"'],
  ],
  'question-unasked': [['questions.yaml:1', 'no rule asks "sweet"']],
  'question-unknown': [['demo/service.yaml:16', 'the question "sweet" is not in questions.yaml']],
  'ranking-card': [['demo/service.yaml:17', 'the rule "sugar" has no card "low"']],
  'ranking-indicator-missing': [['demo/service.yaml:16', 'no ranking takes cards that are critical']],
  'ranking-indicator-twice': [['demo/service.yaml:18', 'warning belongs to "safety" already']],
  'ranking-leaves-card-out': [['demo/service.yaml:16', 'the card "sugar/high" (warning) is in no ranking for warning']],
  'ranking-of-other-indicator': [
    ['demo/service.yaml:16', 'the card "sugar/high" (warning) is in no ranking for warning'],
  ],
  'ranking-rule': [['demo/service.yaml:18', '"sugars" is not among the rules of this service']],
  'ranking-silence-unheard': [['demo/service.yaml:16', 'the reason "not-now" would silence nothing']],
  'ranking-silence-unknown': [['demo/service.yaml:18', '"denied" is not in silences.yaml']],
  'ranking-silences-warning': [['demo/service.yaml:17', 'a card that warns is silenced by a reason with safety only']],
  'ranking-ladder': [['demo/service.yaml:18', '"sugar" has no such place in this ranking']],
  'reading-unknown': [['demo/service.yaml:12', 'the concept "readings" has no folder in shared/']],
  'reading-value': [
    ['demo/service.yaml:12', 'the concept "older" has no value "freshFor" in mo'],
    ['demo/service.yaml:12', 'the concept "older" has no value "supplyLasts" in d'],
    ['demo/service.yaml:12', 'the concept "older" has no value "undatedStopWithin" in mo'],
  ],
  'reads-cycle': [['shared/older/concept.ts:2', '"frail" in reads is undefined']],
  'reads-later-rule': [
    [
      'demo/rules/advice/rule.ts:2',
      '"sugar" in reads is not a concept, or an earlier rule of this service or of one before it',
    ],
  ],
  'reason-language': [['demo/rules/sugar/reasons.yaml:1', '"en" is missing']],
  'reason-means-two-things': [['other/service.yaml:13', '"not-now" of this system means something else in demo/']],
  'reason-of-service': [
    ['demo/reasons.yaml:1', 'shared/eligible/concept.ts does not declare the reason "under-18"'],
    ['shared/eligible/concept.ts:4', 'the reason "deceased" has no sentence in demo/reasons.yaml'],
  ],
  'reason-undeclared': [
    ['demo/rules/sugar/reasons.yaml:3', 'demo/rules/sugar/rule.ts does not declare the reason "low"'],
  ],
  'reason-without-sentence': [
    ['demo/rules/sugar/rule.ts:7', 'the reason "high" has no sentence in demo/rules/sugar/reasons.yaml'],
  ],
  'reasons-without-system': [['demo/service.yaml:1', 'the override reasons have no code system']],
  'recognition-phrase-twice': [['programmes/recognition.yaml:4', '"Wandelgroep" is listed already']],
  'recognition-programme': [['programmes/recognition.yaml:1', 'the programme "running" has no file in programmes/']],
  'rule-asks-language': [['demo/service.yaml:15', '"en" is missing']],
  'rule-not-listed': [['demo/service.yaml:15', 'the folder "advice" is not among the rules']],
  'rule-without-folder': [['demo/service.yaml:15', 'the rule "weight" has no folder']],
  'rules-off-unknown': [['demo/service.yaml:16', '"advise" is not among the rules of this service']],
  'service-id-twice': [['other/service.yaml:1', '"demo" is the id of a service in demo/ already']],
  'service-without-service-yaml': [['extra/service.yaml:1', 'the file is missing']],
  'silence-reading': [['demo/override-reasons.yaml:11', 'the reading does not contain 3']],
  'silence-undeclared': [
    ['demo/rules/sugar/rule.ts:9', 'the silence "discussed" has no sentence in demo/silences.yaml'],
  ],
  'silence-unit': [['demo/override-reasons.yaml:7', '"unit" is "wk"']],
  'silence-safety-alone': [
    ['demo/override-reasons.yaml:1', '"not-now" silences a card that warns and none that informs'],
  ],
  'silence-unknown': [['demo/override-reasons.yaml:5', '"silent" is not in demo/silences.yaml']],
  'silence-unused': [['demo/silences.yaml:2', 'no rule or override reason silences with "discussed"']],
  'snomed-below': [['codes/conditions.yaml:5', 'snomed codes have no order in their digits']],
  'snomed-check-digit': [['codes/conditions.yaml:5', 'snomed 44054009 fails its check digit, so it is no snomed code']],
  'source-date': [['sources.yaml:4', '"date" is "June 2025"']],
  'source-twice': [['sources.yaml:7', 'the source "guide" stands here twice']],
  'suggestion-deletes': [
    ['demo/suggestions.yaml:4', 'on the card "sugar/high": "hbac1" is no name of a draft that it shows'],
    ['demo/suggestions.yaml:4', '{{hbac1}}: there is no "hbac1" to show'],
    ['demo/suggestions.yaml:4', '{{hbac1}}: there is no "hbac1" to show'],
  ],
  'suggestion-apart': [['demo/suggestions.yaml:6', 'there is no suggestion "recrod"']],
  'suggestion-each': [['demo/suggestions.yaml:6', '"glucose" is no list of parts, no parts and no flag that it shows']],
  'suggestion-hole': [['demo/suggestions.yaml:6', '{{hbac1}}: there is no "hbac1" to show']],
  'suggestion-handlebars': [['demo/suggestions.yaml:6', 'the Handlebars text is broken']],
  'suggestion-number': [['demo/suggestions.yaml:3', '2 stands in the text']],
  'suggestion-of': [['demo/suggestions.yaml:5', 'its rule gives no resource "conditoin"']],
  'suggestion-unused': [['demo/suggestions.yaml:7', 'no card offers "forget"']],
  'suggestion-update-of-nothing': [['demo/suggestions.yaml:1', '"of" is missing']],
  'system-unknown': [['codes/procedures.yaml:4', 'the system "snowmed" is not in codes/systems.yaml']],
  'system-ending': [['codes/systems.yaml:5', '"mainEnding" is 0, which is not text']],
  'system-uri-twice': [['codes/systems.yaml:3', 'http://loinc.org stands under "loinc" already']],
  'term-missing': [['terms.yaml:1', '"list-cut" is missing, which the program itself says']],
  'unit-spelt-twice': [['codes/units.yaml:2', '"mmol/l" is listed for "mmol/L" too']],
  'units-of-nothing': [
    ['codes/observations.yaml:1', '"measures" is missing'],
    ['codes/observations.yaml:1', '"measure" is not a known key here'],
    ['codes/observations.yaml:1', 'measures must be a map of name to entry'],
  ],
  'usual-case': [
    ['demo/usual-case.yaml:1', '"asOf" is "2026-02-30"'],
    ['demo/usual-case.yaml:2', '"borne" is not a known key here'],
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
>>>>>>> 7b6fe01 (under-way: docs, tests and fixtures of what is ordered or planned)

it('has good knowledge to break', async () => {
  expect(await faultsWith(null)).toEqual([])
})

it('has good triggers to break, each before its rule', async () => {
  const { knowledge } = await laidOver(triggers, [], loadWithCases)
  const rules = knowledge.services.get('demo')?.rules.map(({ name, partOf }) => [name, partOf])
  expect(rules?.slice(2)).toEqual([
    ['again', 'alarm'],
    ['very-high', 'alarm'],
    ['alarm', null],
  ])
})

it.each(readdirSync(broken))('tells where and what is wrong: %s', async (fault) => {
  const expected = readFileSync(join(broken, fault, expectedFaults), 'utf8')
    .trimEnd()
    .split('\n')
  const told = (await faultsWith(fault)).map((line) => line.replace(/^cds-services\/(.*?:\d+):\d+/, '$1'))
  expect(told).toEqual(expected.map((line) => expect.stringContaining(line)))
})

it.each([
  'sources.yaml',
  'codes/units.yaml',
  'demo/service.yaml',
  'programmes/recognition.yaml',
  'demo/rules/sugar/reasons.yaml',
  'demo/rules/sugar/cards/high/card.yaml',
])('says that %s is missing, and nothing else', async (path) => {
  expect(await faultsWith(null, [path])).toEqual([`cds-services/${path}:1:1: the file is missing: add it`])
})

it('says that a rule does not tell what it asks', async () => {
  expect(await faultsWith(null, ['demo/rules/sugar/about.md'])).toEqual([
    'cds-services/demo/rules/sugar/about.md:1:1: the file is missing: say in it what is asked here, and how it is answered',
  ])
})
