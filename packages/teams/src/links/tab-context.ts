import { isGuid } from '../cloud.ts'
import { member } from '../graph/graph-words.ts'
import { hostTheme } from './host-theme.ts'

/**
 * What a tab says about where it stands. Anybody can write it, so it holds nobody's identity and no role: it chooses
 * what to show first, and what it names is looked up with the rights of the person whom the token proves.
 */
export interface TabContextHints {
  theme: ReturnType<typeof hostTheme>
  /** BCP 47. */
  locale?: string
  /** Teams, TeamsModern, Outlook, …: for statistics; what a host can do is asked for elsewhere. */
  hostName?: string
  /** Of the page that was linked to: which item to show. */
  subPageId?: string
  entityId?: string
  /** The group of the team, which is also the id of its class. */
  groupId?: string
  isClassTeam: boolean
  channelId?: string
  channelType?: 'Regular' | 'Private' | 'Shared'
  chatId?: string
  meetingId?: string
}

/** The context of TeamsJS v2 (`app.getContext()`), as the tab sends it on. */
export function readTabContext(context: unknown): TabContextHints {
  const at = (...path: string[]): unknown => path.reduce(member, context)
  const channelType = channelTypeOf(at('channel', 'membershipType'))
  return {
    theme: hostTheme(word(at('app', 'theme'))),
    locale: localeTag(at('app', 'locale')),
    hostName: word(at('app', 'host', 'name')),
    subPageId: word(at('page', 'subPageId')),
    entityId: word(at('page', 'id')),
    // In private and shared channels the team's own id is missing or another one.
    groupId:
      channelType === 'Regular' || channelType === undefined
        ? (guid(at('team', 'groupId')) ?? guid(at('channel', 'ownerGroupId')))
        : guid(at('channel', 'ownerGroupId')),
    isClassTeam: at('team', 'type') === classTeam,
    channelId: word(at('channel', 'id')),
    channelType,
    chatId: word(at('chat', 'id')),
    meetingId: word(at('meeting', 'id')),
  }
}

/** The same from the address of a tab, where Teams filled in the placeholders that the manifest wrote. */
export function readTabAddress(query: URLSearchParams): TabContextHints {
  const given = (name: string): string | undefined => {
    const value = query.get(name)
    // Outside Teams nobody fills them in.
    return value === null || /^\{[\w.]+\}$/.test(value) ? undefined : word(value)
  }
  return {
    theme: hostTheme(given('theme')),
    locale: localeTag(given('locale')),
    subPageId: given('item'),
    entityId: given('page'),
    groupId: guid(given('group')),
    isClassTeam: false,
  }
}

/** `teamType` of the context: 0 standard, 1 education, 2 class, 3 professional learning community, 4 staff. */
const classTeam = 2

const channelTypes = ['Regular', 'Private', 'Shared'] as const

const channelTypeOf = (value: unknown): TabContextHints['channelType'] =>
  channelTypes.find((type) => type === value)

const maxWord = 256

/** Short and printable, or nothing. */
const word = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= maxWord && !/\p{Cc}/u.test(value)
    ? value
    : undefined

const guid = (value: unknown): string | undefined => {
  const lower = typeof value === 'string' ? value.toLowerCase() : undefined
  return isGuid(lower) ? lower : undefined
}

const localeTag = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(value) ? value : undefined
