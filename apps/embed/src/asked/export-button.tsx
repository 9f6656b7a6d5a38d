import { Button, Icon } from '@lectern/ui'
import { usePage } from '../page.tsx'
import { useAskedWords } from './asked-words.ts'
import { FailureNotice } from './failure-notice.tsx'
import { useAsking } from './use-asking.ts'

/** A link would have to carry the session in its address, so the page fetches the file and hands it to the browser. */
export function ExportButton() {
  const { backend } = usePage()
  const t = useAskedWords()
  const { isAsking, failure, start } = useAsking(async () => save(await backend.exportPerson()))
  return (
    <>
      <Button onClick={start} aria-disabled={isAsking}>
        <Icon name="download" />
        {t('privacy.export')}
      </Button>
      <FailureNotice failure={failure} text={t('privacy.export.failed')} />
    </>
  )
}

function save(file: Blob): void {
  const address = URL.createObjectURL(file)
  Object.assign(document.createElement('a'), { href: address, download: 'lectern-person.json' }).click()
  // Only after the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
