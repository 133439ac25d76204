import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')

/** Lets go of what nobody refers to: all of it, or what a quick collection finds. */
export const collect: (kind?: { readonly type: 'minor' }) => void = runInNewContext('gc')
