import candidateGoal from '../../../diabetes-remission/concepts/candidate-goal/concept.ts'
import goalSilence, { goalSilences } from '../../../diabetes-remission/concepts/goal-silence/concept.ts'
import remissionCandidate from '../../../diabetes-remission/rules/remission-candidate/rule.ts'
import { defineRule, exists } from '../../../engine.ts'
import bodyMass from '../../../shared/body-mass/concept.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import frailty from '../../../shared/frailty/concept.ts'
import limitedLifeExpectancy from '../../../shared/limited-life-expectancy/concept.ts'
import { alreadyOrdered } from '../../../shared/pending-requests/asked.ts'
import pendingRequests from '../../../shared/pending-requests/concept.ts'
import recentlyAsked from '../../../shared/recently-asked/concept.ts'
import stayingDrugs from '../../../shared/staying-drugs/concept.ts'
import firstAssessment, { type Item } from '../../concepts/first-assessment/concept.ts'
import acute from '../acute/rule.ts'
import atypical from '../atypical/rule.ts'
import { type Baseline, baselineShape, baselineView, isGoal, withoutGoal } from './view.ts'

/** What of the first assessment is missing, and whether remission can be talked of. @see ./about.md */
export default defineRule({
  parameters: { offered: '1' },
  reads: {
    acute,
    atypical,
    bodyMass,
    candidateGoal,
    diabetesType,
    firstAssessment,
    frailty,
    goalSilence,
    limitedLifeExpectancy,
    pendingRequests,
    recentlyAsked,
    remissionCandidate,
    stayingDrugs,
  },
  needs: ['Observation', 'Procedure', 'ServiceRequest'],
  reasons: ['incomplete', 'talk', 'complete', 'observations', 'frailty', 'limited-life-expectancy', 'dementia'],
  result: ['missing', 'goal', 'band'] satisfies readonly (keyof Baseline)[],
  silences: [...goalSilences, 'already-ordered'],
  cards: { baseline: { view: baselineShape, resources: ['condition'] } },
  decide(patient, { offered }, found, { missing, notApplicable, recommend }) {
    const candidate = found.remissionCandidate.result
    const isAtypical = found.atypical.outcome === 'recommend'
    const decided: Baseline = {
      missing: found.firstAssessment.filter((item) => !isUnseen(item)),
      goal: isAtypical || !('goal' in candidate) ? null : candidate.goal,
      band: isAtypical || !('goal' in candidate) ? null : candidate.band,
    }
    const nothing: Baseline = { ...decided, missing: [] }
    if (found.frailty) return notApplicable('frailty', nothing)
    if (found.limitedLifeExpectancy) return notApplicable('limited-life-expectancy', nothing)
    if (exists(patient.conditions('dementia'))) return notApplicable('dementia', nothing)
    if (patient.lacks('Observation')) return missing(['observations'], nothing)

    const isCandidate = found.remissionCandidate.outcome === 'recommend' && isGoal(decided.goal)
    const hasGoal = isCandidate || decided.goal === 'metabolic-health'
    const isToTalk = hasGoal && found.recentlyAsked === null
    const reason = exists(decided.missing) ? 'incomplete' : isToTalk ? 'talk' : 'complete'
    if (reason === 'complete') return notApplicable(reason, decided)
    const canTalk = isCandidate && found.goalSilence === null
    const unseen = found.firstAssessment.filter(isUnseen)
    const ordered = decided.missing.filter((item) => found.pendingRequests.some(({ name }) => name === item))
    const view = baselineView(decided, { ...found, patient, unseen, ordered, canTalk }, offered)
    const card = {
      name: 'baseline',
      view,
      ...(reason === 'incomplete' && { ifRefused: withoutGoal(view, offered) }),
      resources: found.diabetesType.resources,
    } as const
    return recommend(reason, decided, card, whySilent(reason))

    /** What is acute comes first; with nothing left but a talk what keeps that silent; with nothing left but what is ordered that it is. */
    function whySilent(what: typeof reason) {
      if (found.acute.outcome === 'recommend') return 'acute-first'
      if (what === 'talk') return found.goalSilence
      if (canTalk || ordered.length < decided.missing.length) return null
      const names = found.pendingRequests.map(({ name }) => name)
      return alreadyOrdered(
        found.pendingRequests,
        names.filter((name) => ordered.some((item) => item === name)),
      )
    }

    /** Whether what would show that it was done could not be had. */
    function isUnseen(item: Item): boolean {
      if (item === 'fundus') return patient.lacks('Procedure') || patient.lacks('ServiceRequest')
      return item === 'feet' && patient.lacks('Procedure')
    }
  },
})
