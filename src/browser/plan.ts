import { beginDevice } from './plan/device.ts'
import { beginOffline } from './plan/offline.ts'

// A person's plan on a device they chose to keep it on. Everything of a plan also works online without this.

const offline = document.querySelector<HTMLElement>('[data-lw-plan]')
const device = document.querySelector<HTMLElement>('[data-lw-device]')

if (offline) void beginOffline(offline)
if (device) void beginDevice(device)
