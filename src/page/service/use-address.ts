import { useCallback, useEffect, useState } from 'preact/hooks'
import { type Address, readAddress, writeAddress } from '../model/address.ts'

/** What is in view, kept in the hash of the page: Back goes to what was in view before, and a link opens it elsewhere. */
export function useAddress(): readonly [Address, (change: Partial<Address>) => void] {
  const [address, setAddress] = useState(() => readAddress(location.hash))
  useEffect(() => {
    const follow = () => setAddress(readAddress(location.hash))
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])
  const go = useCallback((change: Partial<Address>) => {
    const next = { ...readAddress(location.hash), ...change }
    const url = `${location.pathname}${location.search}${writeAddress(next)}`
    if (url !== `${location.pathname}${location.search}${location.hash}`) history.pushState(null, '', url)
    setAddress(next)
  }, [])
  return [address, go]
}
