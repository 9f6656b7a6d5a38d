import { Banner } from '@lectern/ui'
import { useSearch } from 'wouter'

/** How an administrator's way to a host and back ended, as the address says that it led to. */
export function SignInOutcome<Outcome extends string>(properties: {
  host: 'google' | 'teams'
  words: Record<Outcome, string>
}) {
  const asked = new URLSearchParams(useSearch()).get(properties.host) ?? ''
  if (!isKnown(properties.words, asked)) return null
  const isGood = asked === 'granted'
  return (
    <div role={isGood ? 'status' : 'alert'} className="outcome">
      <Banner tone={isGood ? 'ok' : 'no'} icon={isGood ? 'check' : 'alert'}>
        <p>{properties.words[asked]}</p>
      </Banner>
    </div>
  )
}

const isKnown = <Outcome extends string>(words: Record<Outcome, string>, asked: string): asked is Outcome =>
  Object.hasOwn(words, asked)
