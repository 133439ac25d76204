import { render } from 'preact'
import type { Sheet } from '../../screen/worklist/sheet.ts'
import '../style/tokens.css'
import './worklist.css'
import { Worklist } from './worklist.tsx'

const root = document.getElementById('worklist')
const data = document.getElementById('sheet')?.textContent
if (root && data) render(<Worklist sheet={JSON.parse(data) as Sheet} />, root)
