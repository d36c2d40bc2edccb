/** NestJS: `NestFactory.create(createModule(…), { rawBody: true })`. Without `rawBody` there is nothing to verify. */
import {
  Body,
  Controller,
  HttpCode,
  HttpException,
  Inject,
  Module,
  Post,
  Req,
  type RawBodyRequest,
} from '@nestjs/common'
import type { Request } from 'express'
import { completeOrder, parseNotification, WechatpayError } from 'wechatpay-payscore'
import type { Notification, NotificationCredentials, OrderToComplete, WechatpayClient } from 'wechatpay-payscore'

export interface Wechatpay {
  client: WechatpayClient
  own: NotificationCredentials
  /** Stores a notification once, however often it comes: by `out_order_no` and `event_type`. */
  save: (notification: Notification) => Promise<void>
}

@Controller()
export class WechatpayController {
  constructor(@Inject('wechatpay') private readonly wechatpay: Wechatpay) {}

  // For your own servers only: whoever calls this decides what the user pays. It keeps nothing, so that they store the
  // order first, and call again with the same one until there is a result.
  @Post('complete')
  @HttpCode(200)
  async complete(@Body() order: OrderToComplete) {
    const { result } = await completeOrder(this.wechatpay.client, order, { deadline: 10_000 })
    return { result }
  }

  @Post('notify')
  @HttpCode(204)
  async notify(@Req() request: RawBodyRequest<Request>) {
    const { own, save } = this.wechatpay
    const { headers, rawBody } = request
    if (!rawBody) throw new Error('There is no raw body: NestFactory.create(module, { rawBody: true })')
    try {
      await save(await parseNotification({ headers, body: rawBody }, own))
    } catch (error) {
      console.error(error) // WeChat Pay sends it again; a forged one ends here too
      const status = error instanceof WechatpayError ? 401 : 500
      throw new HttpException({ code: 'FAIL', message: 'not accepted' }, status)
    }
  }
}

export function createModule(wechatpay: Wechatpay) {
  @Module({ controllers: [WechatpayController], providers: [{ provide: 'wechatpay', useValue: wechatpay }] })
  class WechatpayModule {}
  return WechatpayModule
}
