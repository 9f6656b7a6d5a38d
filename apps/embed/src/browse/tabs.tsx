import { useRef } from 'preact/hooks'
import { usePage } from '../page.tsx'

const tabs = ['apps', 'help'] as const
export type Tab = (typeof tabs)[number]

/** The names by which tab and panel know each other. */
export const panelOf = (tab: Tab) => ({
  role: 'tabpanel' as const,
  id: `panel-${tab}`,
  'aria-labelledby': `tab-${tab}`,
})

export interface TabsProps {
  chosen: Tab
  onChoose: (tab: Tab) => void
}

const steps: Partial<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  Home: -tabs.length,
  End: tabs.length,
}

/** One stop for the Tab key; the arrows go on from there and choose, as screen readers announce it. */
export function Tabs({ chosen, onChoose }: TabsProps) {
  const { t } = usePage()
  const list = useRef<HTMLDivElement>(null)

  function onKey(event: KeyboardEvent): void {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = Math.min(Math.max(tabs.indexOf(chosen) + step, 0), tabs.length - 1)
    onChoose(tabs[next] ?? chosen)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus()
  }

  return (
    <div ref={list} class="tabs" role="tablist" aria-label={t('tabs.label')} onKeyDown={onKey}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          class="tab"
          role="tab"
          id={`tab-${tab}`}
          aria-controls={`panel-${tab}`}
          aria-selected={tab === chosen}
          tabIndex={tab === chosen ? 0 : -1}
          onClick={() => onChoose(tab)}
        >
          {t(`tabs.${tab}`)}
        </button>
      ))}
    </div>
  )
}
