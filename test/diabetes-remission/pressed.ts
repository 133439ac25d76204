import type { Pressed } from '../hapi/pressed.ts'

/** Suggestions that change a diagnosis on the server: `test/hapi` presses them. */
export const pressed: readonly Pressed[] = [
  {
    fixture: 'remission-after-metformin-stop',
    label: 'Leg remissie vast',
    status: 'remission',
    rule: 'remission-status',
    reason: 'recorded',
  },
  {
    fixture: 'relapse-after-remission',
    label: 'Leg einde van remissie vast',
    status: 'relapse',
    rule: 'remission-status',
    reason: 'hba1c-not-below',
  },
]
