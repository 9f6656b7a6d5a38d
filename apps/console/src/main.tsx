import '@lectern/ui/styles.css'
import './styles/console.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { applyRememberedTheme } from './appearance/theme.ts'
import { Console } from './console.tsx'

applyRememberedTheme()
const root = document.getElementById('console')
if (!root) throw new Error('index.html has no element #console')
createRoot(root).render(
  <StrictMode>
    <Console />
  </StrictMode>,
)
