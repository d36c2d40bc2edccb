/** A CommonJS module in TypeScript. It is compiled, not run; TypeScript lets it require ES modules from 5.8 on. */
import payscore = require('wechatpay-payscore')
import sandbox = require('wechatpay-payscore/sandbox')

const connect = (credentials: payscore.Credentials) => payscore.createWechatpayClient(credentials)
const start = async (): Promise<string> => (await sandbox.startSandbox()).url

export = { connect, start }
