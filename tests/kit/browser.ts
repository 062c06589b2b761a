import type { makeApp } from '../../src/app.tsx'

/** Asks as one browser does: keeps the cookies it is given, and sends forms from our own pages. Follows no redirect. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly #app: Pick<ReturnType<typeof makeApp>, 'request'>
  readonly #headers: Record<string, string>

  constructor(app: Pick<ReturnType<typeof makeApp>, 'request'>, headers: Record<string, string> = {}) {
    this.#app = app
    this.#headers = headers
  }

  get(path: string) {
    return this.#ask(path, { method: 'GET' })
  }

  post(path: string, form: Record<string, string> = {}) {
    const headers = { origin: 'http://livewell.test', 'content-type': 'application/x-www-form-urlencoded' }
    return this.#ask(path, { method: 'POST', headers, body: new URLSearchParams(form).toString() })
  }

  async #ask(path: string, init: { method: string; headers?: Record<string, string>; body?: string }) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await this.#app.request(`http://livewell.test${path}`, { ...init, headers: { ...this.#headers, ...init.headers, cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return response
  }
}
