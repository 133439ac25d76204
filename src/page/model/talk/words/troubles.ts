import type { Text } from '../../../../knowledge/knowledge.ts'
import type { TroubleCode } from '../../../conversation/record.ts'

const fromEhr = {
  nl: 'Sluit deze bladzijde en open haar opnieuw vanuit het HIS.',
  en: 'Close this page and open it again from the EHR.',
}
const keeper = {
  nl: 'Vraag de beheerder van het HIS om hulp.',
  en: 'Ask the administrator of the EHR for help.',
}

const after = (nl: string, en: string, next: Text): Text => ({ nl: `${nl} ${next.nl}`, en: `${en} ${next.en}` })

/** What the page says where there is no record, or it could not be written: what it is, and what to do. */
export const troubles: Readonly<Record<TroubleCode, Text>> = {
  'not-launched': after('Deze bladzijde hoort bij een patiënt.', 'This page belongs to a patient.', fromEhr),
  'service-failed': {
    nl: 'We kunnen de dienst nu niet bereiken. Probeer het straks opnieuw.',
    en: 'We cannot reach the service now. Try again later.',
  },
  'parameter-unknown': after('De link naar deze bladzijde klopt niet.', 'The link to this page is not right.', keeper),
  'server-unknown': after('Dit HIS is hier niet bekend.', 'This EHR is not known here.', keeper),
  'context-insecure': after(
    'De verbinding is niet veilig. Daarom laten we niets zien.',
    'The connection is not secure. So we show nothing.',
    keeper,
  ),
  'storage-blocked': {
    nl: 'De browser staat dit hier niet toe. Open deze bladzijde in een eigen venster.',
    en: 'The browser does not allow this here. Open this page in a window of its own.',
  },
  'metadata-failed': after('Het HIS geeft geen antwoord.', 'The EHR does not answer.', {
    nl: 'Probeer het straks opnieuw.',
    en: 'Try again later.',
  }),
  'endpoints-missing': after('Het HIS zegt niet hoe u zich meldt.', 'The EHR does not say how one logs in.', keeper),
  'pkce-missing': after(
    'Het HIS kent de veilige manier van melden niet (PKCE met S256).',
    'The EHR does not know the safe way to log in (PKCE with S256).',
    keeper,
  ),
  'endpoint-elsewhere': after(
    'Het HIS verwijst naar een adres dat hier niet bekend is.',
    'The EHR points to an address that is not known here.',
    keeper,
  ),
  'state-wrong': after(
    'Het antwoord hoort niet bij deze bladzijde.',
    'The answer does not belong to this page.',
    fromEhr,
  ),
  'issuer-wrong': after('Het antwoord komt van een ander HIS.', 'The answer comes from another EHR.', fromEhr),
  'access-denied': after('Het HIS gaf geen toegang.', 'The EHR gave no access.', fromEhr),
  'authorization-failed': after('Het melden bij het HIS lukte niet.', 'Logging in at the EHR failed.', fromEhr),
  'token-failed': after('Het HIS gaf geen sleutel.', 'The EHR gave no key.', fromEhr),
  'patient-missing': after('Er is geen patiënt gekozen.', 'No patient was chosen.', fromEhr),
  'user-is-patient': {
    nl: 'Deze bladzijde is voor een gesprek met de praktijk. Voor uzelf is er uitleg.',
    en: 'This page is for a talk with the practice. There is an explanation for yourself.',
  },
  'user-unknown': after('Het HIS zegt niet wie er kijkt.', 'The EHR does not say who is looking.', fromEhr),
  'scope-missing': after(
    'De bladzijde mag niet genoeg lezen. Daarom laten we niets zien.',
    'The page may not read enough. So we show nothing.',
    keeper,
  ),
  'patient-other': {
    nl: 'De gegevens horen bij iemand anders. Sluit deze bladzijde.',
    en: 'The data belong to somebody else. Close this page.',
  },
  'record-failed': after('We kunnen uw gegevens nu niet laten zien.', 'We cannot show your data now.', {
    nl: 'Probeer het straks opnieuw.',
    en: 'Try again later.',
  }),
  'session-ended': {
    nl: 'De verbinding is gestopt. Wat u ziet blijft staan. Opslaan? Open de bladzijde opnieuw vanuit het HIS.',
    en: 'The connection has ended. What you see stays. To save, open the page again from the EHR.',
  },
  'write-denied': {
    nl: 'Opslaan kan hier niet. Kopieer de tekst naar het dossier.',
    en: 'Saving is not possible here. Copy the text into the record.',
  },
  'write-failed': {
    nl: 'Opslaan is niet gelukt. Kopieer de tekst naar het dossier.',
    en: 'Saving failed. Copy the text into the record.',
  },
  'write-unknown': {
    nl: 'Het HIS geeft geen antwoord. Kijk daar of de afspraken er staan, of druk nog eens.',
    en: 'The EHR does not answer. Look there whether the agreements are in it, or press again.',
  },
}
