import type { termsNl } from './terms-nl.ts'

/** Names of what the page shows that the knowledge has no words for, in English. */
export const termsEn: typeof termsNl = {
  named: {
    medication: 'medication',
    programme: 'lifestyle programme',
    talk: 'conversation about lifestyle or a goal',
    refusal: 'declined by the patient',
    request: 'order, task or goal',
    deceased: 'deceased',
    patient: 'patient data',
    observation: 'measurements',
    condition: 'diagnoses',
    'medication-statement': 'medication use',
    'medication-request': 'prescriptions',
    'medication-dispense': 'dispensing by the pharmacy',
    procedure: 'procedures',
    'care-plan': 'care plans',
    goal: 'treatment goals',
    'service-request': 'referrals and orders',
    communication: 'conversations held',
    task: 'tasks',
  },
  units: {
    '1': ['', ''],
    mo: ['month', 'months'],
    a: ['year', 'years'],
    d: ['day', 'days'],
    h: ['hour', 'hours'],
  },
  states: {
    'in-use': 'in use',
    ended: 'ended',
    inactive: 'not current',
    resolved: 'not current',
    remission: 'in remission',
  },
}
