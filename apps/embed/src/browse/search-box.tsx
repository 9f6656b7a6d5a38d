import { Icon } from '@lectern/ui'
import { useEffect, useRef } from 'preact/hooks'
import { usePage } from '../page.tsx'

export interface SearchBoxProps {
  search: { q: string; loading: boolean; type: (q: string) => void }
  label: string
  placeholder: string
}

export function SearchBox({ search, label, placeholder }: SearchBoxProps) {
  const { t } = usePage()
  const input = useRef<HTMLInputElement>(null)
  useSlashKey(() => input.current?.focus())

  function clear(): void {
    search.type('')
    input.current?.focus()
  }

  return (
    <div class={`search${search.loading ? ' searching' : ''}`}>
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        class="input"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={placeholder}
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="search"
        maxLength={200}
        value={search.q}
        onInput={(event) => search.type(event.currentTarget.value)}
      />
      {search.q ? (
        <button type="button" class="btn quiet icon-only" aria-label={t('search.clear')} onClick={clear}>
          <Icon name="cross" />
        </button>
      ) : (
        <kbd aria-hidden="true">/</kbd>
      )}
    </div>
  )
}

function useSlashKey(focusSearch: () => void): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const writes =
        event.target instanceof Element && event.target.closest('input, textarea, select, dialog')
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || writes) return
      event.preventDefault()
      focusSearch()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
