import { directoryEn } from './directory-en.ts'
import { directoryNl } from './directory-nl.ts'

/** What the page of the directory says, by language. */
export const directoryWords = { nl: directoryNl, en: directoryEn }
