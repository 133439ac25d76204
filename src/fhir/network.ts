import { BlockList, isIP, isIPv4 } from 'node:net'

/** Networks that are not the public internet: this machine, the local network, the cloud's own addresses, reserved ranges. @see RFC 6890 */
const notPublic = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/9',
  'ff00::/8',
]

interface Network {
  readonly address: string
  readonly bits: number
  readonly family: 'ipv4' | 'ipv6'
}

/** The network that a text such as 10.0.0.0/8 names, or null. */
export function networkOf(text: string): Network | null {
  const [, address = '', digits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? []
  const bits = Number(digits)
  if (isIP(address) === 0 || bits > (isIPv4(address) ? 32 : 128)) return null
  return { address, bits, family: isIPv4(address) ? 'ipv4' : 'ipv6' }
}

function listed(networks: readonly string[]): BlockList {
  const found = new BlockList()
  for (const network of networks.map(networkOf))
    if (network) found.addSubnet(network.address, network.bits, network.family)
  return found
}

const closed = listed(notPublic)

/** Tells which addresses may be called: the public ones, and those in these networks. */
export function callable(networks: readonly string[]): (address: string) => boolean {
  const open = listed(networks)
  return (address) => {
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    return open.check(address, family) || !closed.check(address, family)
  }
}
