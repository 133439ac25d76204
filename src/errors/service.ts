import type { Meaning } from './meaning.ts'

/** Why the service does not answer who calls, or cannot. */
export const serviceErrors = {
  'token-missing': {
    status: 401,
    type: 'login',
    en: 'The call has no token. Send Authorization: Bearer with a JWT made for this call.',
    nl: 'De aanroep heeft geen token. Stuur Authorization: Bearer met een JWT voor deze aanroep.',
  },
  'token-refused': {
    status: 401,
    type: 'login',
    en: 'The token is not taken. Send a new JWT, signed for this URL by a client that this service knows.',
    nl: 'Het token wordt niet aangenomen. Stuur een nieuwe JWT, voor dit adres getekend door een systeem dat de dienst kent.',
  },
  'too-many-calls': {
    status: 429,
    type: 'throttled',
    en: 'This client has had its calls of this minute. Wait as long as Retry-After says.',
    nl: 'Dit systeem heeft zijn aanroepen voor deze minuut gehad. Wacht zo lang als Retry-After zegt.',
  },
  'too-many-outcomes': {
    status: 429,
    type: 'throttled',
    en: 'This client has told of as many outcomes as it may in a minute, {most}. Send the same again when Retry-After says.',
    nl: 'Dit systeem heeft zoveel uitkomsten gemeld als in een minuut mag, {most}. Stuur hetzelfde opnieuw wanneer Retry-After het zegt.',
  },
  'value-refused': {
    status: 400,
    type: 'value',
    en: 'The database cannot keep a value of this request, and nothing of it is stored. Do not send the same again; tell the keeper of this service the X-Request-Id of this answer.',
    nl: 'De database kan een waarde uit dit verzoek niet bewaren; niets ervan is bewaard. Stuur het niet nog eens; meld de beheerder van de dienst de X-Request-Id van dit antwoord.',
  },
  internal: {
    status: 500,
    type: 'exception',
    en: 'Something went wrong in this service. Tell its keeper the X-Request-Id of this answer.',
    nl: 'Er ging iets mis in de dienst. Meld de beheerder de X-Request-Id van dit antwoord.',
  },
  'client-keys-unavailable': {
    status: 503,
    type: 'transient',
    en: 'The key set of this client cannot be had at the moment. See that it is served, and send the call again with a new token.',
    nl: 'De sleutels van dit systeem zijn nu niet op te halen. Zorg dat ze er staan, en stuur de aanroep opnieuw met een nieuw token.',
  },
  'token-use-unknown': {
    status: 503,
    type: 'transient',
    en: 'Nobody can tell in time whether this token was used before. Send the call again, with a new token, after the time that Retry-After says.',
    nl: 'Of dit token al gebruikt is, is niet op tijd te zeggen. Stuur de aanroep opnieuw met een nieuw token, na de tijd die Retry-After zegt.',
  },
  'store-unavailable': {
    status: 503,
    type: 'transient',
    en: 'The database does not take anything in at the moment. Send the same again after the time that Retry-After says: nothing is counted twice.',
    nl: 'De database neemt nu niets aan. Stuur hetzelfde opnieuw na de tijd die Retry-After zegt: niets telt dubbel.',
  },
  overloaded: {
    status: 503,
    type: 'transient',
    en: 'This service has more to do than it can. Send the call again in a moment.',
    nl: 'De dienst heeft het te druk. Stuur de aanroep zo opnieuw.',
  },
  'shutting-down': {
    status: 503,
    type: 'transient',
    en: 'This service is stopping. Send the call again in a moment.',
    nl: 'De dienst stopt. Stuur de aanroep zo opnieuw.',
  },
} as const satisfies Readonly<Record<string, Meaning>>
