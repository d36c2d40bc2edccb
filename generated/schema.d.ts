/** Generated from openapi/ by `npm run generate`. Do not edit. */

export interface paths {
    "/v3/payscore/serviceorder": {
        parameters: {};
        /**
         * Query a PayScore order (查询支付分订单)
         *
         * Returns the order as it is now. Call it when the outcome of a completion is unknown, and when a notification is late.
         *
         * Judge `state`, `state_description` and `collection.state` together:
         *
         * | state | state_description | collection.state | The order |
         * | --- | --- | --- | --- |
         * | CREATED | | | is not confirmed by the user yet |
         * | DOING | USER_CONFIRM | | is in use and can be completed |
         * | DOING | MCH_COMPLETE | USER_PAYING | is completed, and WeChat Pay is collecting |
         * | DONE | | USER_PAID | is completed and paid; without `collection` there was nothing to pay |
         * | REVOKED | | | is cancelled |
         * | EXPIRED | | | was not confirmed in time |
         *
         * Then compare `total_amount`, `post_payments` and `post_discounts` with what you asked for: somebody else may have
         * completed the order with other amounts.
         */
        get: operations["queryServiceOrder"];
    };
    "/v3/payscore/serviceorder/{out_order_no}/complete": {
        parameters: {};
        /**
         * Complete a PayScore order (完结支付分订单)
         *
         * Sets what the user pays for a service that was used. WeChat Pay then collects it.
         *
         * The order must be DOING with USER_CONFIRM. It is DOING with MCH_COMPLETE while WeChat Pay collects. Then it is DONE, and
         * WeChat Pay sends the callback `PAYSCORE.USER_PAID`. An order that is completed with amount 0 is DONE at once.
         *
         * Retry the call with identical parameters after a 5xx, as WeChat Pay documents. A call with other parameters is refused
         * with INVALID_REQUEST. ORDER_DONE after an attempt of unknown outcome means that the order is done: query it.
         */
        post: operations["completeServiceOrder"];
    };
    "/v3/payscore/smartretail-orders": {
        parameters: {};
        /**
         * Query a smart retail order (查询智慧零售订单)
         *
         * Returns the order as it is now, and the `finish_ticket` that its completion needs. Call it before a completion, and when
         * the outcome of one is unknown.
         *
         * The order can be completed in USER_ACCEPTED. It is completed in FINISHED, while WeChat Pay collects, and in USER_PAID.
         * A completion with `finish_type` 1 cancels it, which is expected to end in REVOKED; the page that would say so is not
         * public any more.
         *
         * The number of the order is a query parameter here, not a part of the path.
         */
        get: operations["querySmartRetailOrder"];
    };
    "/v3/payscore/smartretail-orders/{out_order_no}/complete": {
        parameters: {};
        /**
         * Complete a smart retail order (完结智慧零售订单)
         *
         * Ends an order that the user has accepted (USER_ACCEPTED). With `finish_type` 2 the service was used, and WeChat Pay
         * collects `total_amount`. With `finish_type` 1 the service was not used, and the order is cancelled.
         *
         * Retry the call with identical parameters after a 5xx, or when no response arrives.
         */
        post: operations["completeSmartRetailOrder"];
    };
    "/v3/payscore/payafter-orders": {
        parameters: {};
        /**
         * Query a pay-after-use order (查询先享后付订单)
         *
         * Returns the order as it is now, and the `finish_ticket` that its completion needs. Call it before a completion, and when
         * the outcome of one is unknown.
         *
         * The order can be completed in USER_ACCEPTED. It is completed in FINISHED, while WeChat Pay collects, and in USER_PAID.
         * A completion with `finish_type` 1 cancels it, which is expected to end in REVOKED; the page that would say so is not
         * public any more.
         *
         * The number of the order is a query parameter here, not a part of the path.
         */
        get: operations["queryPayAfterOrder"];
    };
    "/v3/payscore/payafter-orders/{out_order_no}/complete": {
        parameters: {};
        /**
         * Complete a pay-after-use order (完结先享后付订单)
         *
         * Ends an order that the user has accepted (USER_ACCEPTED). With `finish_type` 2 the service was used, and WeChat Pay
         * collects `total_amount`. With `finish_type` 1 the service was not used, and the order is cancelled.
         *
         * Retry the call with identical parameters after a 5xx, or when no response arrives.
         */
        post: operations["completePayAfterOrder"];
    };
}
export type webhooks = Record<string, never>;
/**
 * 服务订单状态: After completion it is DOING while WeChat Pay collects, then DONE. With amount 0 it is DONE at once.
 * @example DOING
 */
export type ServiceOrderState = "CREATED" | "DOING" | "DONE" | "REVOKED" | "EXPIRED";
/**
 * 未列出的值: Any other value: the set is open, because the sources do not agree on it, or because the service may add to it. (In the generated types it stands for any text.)
 * @example SOME_NEW_VALUE
 */
export type UnlistedValue = string & {};
/**
 * 订单状态说明: It explains DOING. It may be empty.
 * @example MCH_COMPLETE
 */
export type ServiceOrderStateDescription = "USER_CONFIRM" | "MCH_COMPLETE" | "";
/** 后付费项目: One thing that is charged. */
export interface ServiceOrderPayment {
    /**
     * 付费名称
     *
     * What is charged.
     * @example 就餐费用
     */
    name: string;
    /**
     * 金额
     *
     * The price of the item in fen.
     * @example 40000
     */
    amount?: number | undefined;
    /**
     * 计费说明
     *
     * How the amount is calculated.
     * @example 就餐人均100元
     */
    description?: string | undefined;
    /**
     * 付费数量
     *
     * How many. It is no factor in the sum.
     * @example 4
     */
    count?: number | undefined;
}
/** 商户优惠: One discount of the merchant. */
export interface ServiceOrderDiscount {
    /**
     * 优惠名称
     *
     * The discount's name.
     * @example 满20减1元
     */
    name: string;
    /**
     * 优惠说明
     *
     * The discount's conditions.
     * @example 不与其他优惠叠加
     */
    description?: string | undefined;
    /**
     * 优惠金额
     *
     * The discount in fen.
     * @example 100
     */
    amount?: number | undefined;
    /**
     * 优惠数量
     *
     * How many. It is no factor in the sum.
     * @example 1
     */
    count?: number | undefined;
}
/**
 * 风险名称: What kind of risk fund it is.
 * @example ESTIMATE_ORDER_COST
 */
export type RiskFundName = "DEPOSIT" | "ADVANCE" | "CASH_DEPOSIT" | "ESTIMATE_ORDER_COST";
/** 服务风险金: What the user put at risk when the order was created. */
export interface RiskFund {
    /** 风险名称: What kind of risk fund it is. */
    name: RiskFundName;
    /**
     * 风险金额
     *
     * The risk fund in fen.
     * @example 50000
     */
    amount: number;
    /**
     * 风险说明
     *
     * What the risk fund is for.
     * @example 就餐的预估费用
     */
    description?: string | undefined;
}
/** 服务时间段: When the service was used, in Beijing time. */
export interface ServiceOrderTimeRange {
    /**
     * 服务开始时间
     *
     * `yyyyMMddHHmmss` or `yyyyMMdd`, in Beijing time, or `OnAccept`.
     * @example 20091225091010
     */
    start_time?: string | undefined;
    /**
     * 服务开始时间备注
     *
     * A remark on `start_time`.
     * @example 备注1
     */
    start_time_remark?: string | undefined;
    /**
     * 服务结束时间
     *
     * `yyyyMMddHHmmss` or `yyyyMMdd`, in Beijing time.
     * @example 20091225121010
     */
    end_time?: string | undefined;
    /**
     * 服务结束时间备注
     *
     * A remark on `end_time`.
     * @example 备注2
     */
    end_time_remark?: string | undefined;
}
/** 服务位置: Where the service was used. */
export interface ServiceOrderLocation {
    /**
     * 服务开始地点
     *
     * Where the service began.
     * @example 嗨客时尚主题展餐厅
     */
    start_location?: string | undefined;
    /**
     * 服务结束地点
     *
     * Where the service ended.
     * @example 嗨客时尚主题展餐厅
     */
    end_location?: string | undefined;
}
/**
 * 收款状态: Whether the amount is collected.
 * @example USER_PAID
 */
export type CollectionState = "USER_PAYING" | "USER_PAID";
/**
 * 收款成功渠道: Through which channel the user paid.
 * @example NEWTON
 */
export type PaidType = "NEWTON" | "MCH";
/**
 * 优惠范围: What a coupon applies to.
 * @example SINGLE
 */
export type PromotionScope = "GLOBAL" | "SINGLE";
/**
 * 优惠类型: Who pays for a coupon, and how.
 * @example CASH
 */
export type PromotionType = "CASH" | "NOCASH";
/** 单品信息: Goods that a coupon applies to. */
export interface PromotionGoodsDetail {
    /**
     * 商品编码
     *
     * The code of the goods.
     * @example M1006
     */
    goods_id?: string | undefined;
    /**
     * 商品数量
     *
     * How many the user bought.
     * @example 1
     */
    quantity?: number | undefined;
    /**
     * 商品单价
     *
     * The price of one, in fen.
     * @example 100
     */
    unit_price?: number | undefined;
    /**
     * 商品优惠金额
     *
     * The discount of the goods in fen.
     * @example 100
     */
    discount_amount?: number | undefined;
    /**
     * 商品备注
     *
     * A remark on the goods.
     * @example 商品备注信息
     */
    goods_remark?: string | undefined;
}
/** 优惠详情: A coupon that was applied to a payment. */
export interface PromotionDetail {
    /**
     * 券ID
     *
     * The id of the coupon.
     * @example 1109
     */
    coupon_id?: string | undefined;
    /**
     * 优惠名称
     *
     * The name of the coupon.
     * @example 单品惠-6
     */
    name?: string | undefined;
    /**
     * 优惠范围
     *
     * Whether it applies to the whole order or to single goods.
     * @example SINGLE
     */
    scope?: PromotionScope | UnlistedValue | undefined;
    /**
     * 优惠类型
     *
     * Who pays for it, and how.
     * @example CASH
     */
    type?: PromotionType | UnlistedValue | undefined;
    /**
     * 优惠券面额
     *
     * The value of the coupon in fen.
     * @example 100
     */
    amount?: number | undefined;
    /**
     * 活动ID
     *
     * The id of the campaign.
     * @example 931386
     */
    stock_id?: string | undefined;
    /**
     * 微信出资
     *
     * What WeChat Pay contributes, in fen.
     * @example 0
     */
    wechatpay_contribute?: number | undefined;
    /**
     * 商户出资
     *
     * What the merchant contributes, in fen.
     * @example 100
     */
    merchant_contribute?: number | undefined;
    /**
     * 其他出资
     *
     * What others contribute, in fen.
     * @example 0
     */
    other_contribute?: number | undefined;
    /**
     * 优惠币种
     *
     * The currency of the amounts.
     * @example CNY
     */
    currency?: string | undefined;
    /**
     * 单品列表
     *
     * The goods that the coupon applies to.
     */
    goods_detail?: PromotionGoodsDetail[] | undefined;
}
/** 收款明细: One payment. */
export interface CollectionDetail {
    /**
     * 收款序号
     *
     * The number of this payment.
     * @example 1
     */
    seq?: number | undefined;
    /**
     * 单笔收款金额
     *
     * What this payment collected, in fen.
     * @example 39900
     */
    amount?: number | undefined;
    /**
     * 收款成功渠道
     *
     * Through which channel the user paid.
     * @example NEWTON
     */
    paid_type?: PaidType | UnlistedValue | undefined;
    /**
     * 收款成功时间
     *
     * When the user paid, `yyyyMMddHHmmss` or `yyyyMMdd`, in Beijing time.
     * @example 20091225121110
     */
    paid_time?: string | undefined;
    /**
     * 微信支付交易单号
     *
     * WeChat Pay's number of the payment. A refund names it.
     * @example 15646546545165651651
     */
    transaction_id?: string | undefined;
    /**
     * 优惠功能
     *
     * The coupons that WeChat Pay applied to this payment.
     */
    promotion_detail?: PromotionDetail[] | undefined;
}
/** 收款信息: How WeChat Pay collects the amount. It is there from the completion on, if there is something to collect. */
export interface Collection {
    /**
     * 收款状态
     *
     * Whether the amount is collected.
     * @example USER_PAID
     */
    state: CollectionState | UnlistedValue;
    /**
     * 总收款金额
     *
     * What is collected in all, in fen.
     * @example 39900
     */
    total_amount?: number | undefined;
    /**
     * 待收金额
     *
     * What is still to be collected, in fen.
     * @example 0
     */
    paying_amount?: number | undefined;
    /**
     * 已收金额
     *
     * What has been collected, in fen.
     * @example 39900
     */
    paid_amount?: number | undefined;
    /**
     * 收款明细列表
     *
     * The payments that have been made.
     */
    details?: CollectionDetail[] | undefined;
    /**
     * 付款银行
     *
     * The bank that the user paid from.
     * @example CMC
     */
    bank_type?: string | undefined;
}
/** 支付分订单: The order as it is now. The query and the notifications return it. New fields may appear. */
export interface ServiceOrder {
    /**
     * 公众账号ID
     *
     * The appid that the order was created with.
     * @example wxd678efh567hg6787
     */
    appid: string;
    /**
     * 商户号
     *
     * The merchant's number.
     * @example 1230000109
     */
    mchid: string;
    /**
     * 商户服务订单号
     *
     * The merchant's own number of the order.
     * @example 1234323JKHDFE1243252
     */
    out_order_no: string;
    /**
     * 服务ID
     *
     * The id of the service that the order was created with.
     * @example 500001
     */
    service_id: string;
    /**
     * 服务信息
     *
     * What the service is.
     * @example 某某酒店
     */
    service_introduction?: string | undefined;
    /**
     * 服务订单状态
     *
     * How far the order has come. Judge it together with `state_description` and `collection.state`.
     * @example DOING
     */
    state: ServiceOrderState | UnlistedValue;
    /**
     * 订单状态说明
     *
     * It explains DOING, and is missing or empty otherwise.
     * @example MCH_COMPLETE
     */
    state_description?: ServiceOrderStateDescription | UnlistedValue | undefined;
    /**
     * 总金额
     *
     * What the user pays, in fen. 0 while the order is not completed.
     * @example 39900
     */
    total_amount?: number | undefined;
    /**
     * 后付费项目
     *
     * What is charged. Before the completion, what the order was created with.
     */
    post_payments?: ServiceOrderPayment[] | undefined;
    /**
     * 商户优惠
     *
     * The discounts of the merchant.
     */
    post_discounts?: ServiceOrderDiscount[] | undefined;
    /** 服务风险金: What the user put at risk when the order was created. */
    risk_fund?: RiskFund | undefined;
    /** 服务时间段: When the service was used, in Beijing time. */
    time_range?: ServiceOrderTimeRange | undefined;
    /** 服务位置: Where the service was used. */
    location?: ServiceOrderLocation | undefined;
    /**
     * 是否需要收款
     *
     * Whether WeChat Pay collects the amount.
     * @example true
     */
    need_collection?: boolean | undefined;
    /** 收款信息: How WeChat Pay collects the amount. It is there from the completion on, if there is something to collect. */
    collection?: Collection | undefined;
    /**
     * 微信支付服务订单号
     *
     * WeChat Pay's own number of the order.
     * @example 15646546545165651651
     */
    order_id?: string | undefined;
    /**
     * 商户数据包
     *
     * The merchant's own data from the creation of the order.
     * @example Easdfowealsdkjfnlaksjdlfkwqoi
     */
    attach?: string | undefined;
    /**
     * 商户回调地址
     *
     * Where WeChat Pay sends the notifications about this order.
     * @example https://api.test.com/notify
     */
    notify_url?: string | undefined;
    /**
     * 用户标识
     *
     * The user, by the id that appid has for this user.
     * @example oUpF8uMuAJO_M2pxb1Q9zNjWeS6o
     */
    openid?: string | undefined;
}
/** 验签信息: The parts of the message that the server verified; only with SIGN_ERROR. Compare them with yours line by line. */
export interface SignInformation {
    /**
     * 请求方法
     *
     * The HTTP method of the message's first line.
     * @example POST
     */
    method?: string | undefined;
    /**
     * 请求路径
     *
     * The path with its query of the message's second line.
     * @example /v3/payscore/serviceorder/1234323JKHDFE1243252/complete
     */
    url?: string | undefined;
    /**
     * 验签串片段
     *
     * The beginning of the message that the server verified.
     * @example POST
     *     /v3/payscore/serviceorder/1234323JKHDFE1243252/complete
     *     1700000000
     */
    truncated_sign_message?: string | undefined;
    /**
     * 验签串长度
     *
     * How many bytes the server's message has.
     * @example 412
     */
    sign_message_length?: number | undefined;
}
/** 错误详情: Where it went wrong. */
export interface ApiErrorDetail {
    /**
     * 错误的参数位置
     *
     * A JSON Pointer (RFC 6901) for an error in the body, a name for one in the URL, a query or a header.
     * @example /total_amount
     */
    field?: string | undefined;
    /**
     * 错误的值: The value that was refused.
     * @example 3900
     */
    value?: string | number | boolean | undefined;
    /**
     * 具体错误原因
     *
     * Which rule it breaks.
     * @example total_amount is not the sum of the items
     */
    issue?: string | undefined;
    /**
     * 出错的位置
     *
     * Which part of the request it stands in, for example `body`, `url`, `query` or `authorization`.
     * @example body
     */
    location?: string | undefined;
    /** 验签信息: The parts of the message that the server verified; only with SIGN_ERROR. Compare them with yours line by line. */
    sign_information?: SignInformation | undefined;
}
/** 错误: The body of every error response. New fields may appear. */
export interface ApiError {
    /**
     * 错误码
     *
     * What went wrong, for a program to act on. The set is open, and a client must accept a code that is not listed.
     * @example PARAM_ERROR
     */
    code: string;
    /**
     * 错误描述
     *
     * What went wrong, for a person to read, in the language of `Accept-Language`. May change at any time.
     * @example 参数错误
     */
    message: string;
    /** 错误详情: Where it went wrong. */
    detail?: ApiErrorDetail | undefined;
}
/**
 * 错误码: The codes of a 400. The request was understood and refused. A retry with identical parameters cannot succeed.
 * @example PARAM_ERROR
 */
export type BadRequestCode = "PARAM_ERROR" | "INVALID_REQUEST";
/**
 * 未列出的错误码: Any other code: the set is open. Decide by the HTTP status. (In the generated types it is a pattern that stands for all of them.)
 * @example SOME_NEW_CODE
 */
export type UnlistedErrorCode = `UNLISTED_${string}`;
export type BadQueryError = ApiError & {
    code?: BadRequestCode | UnlistedErrorCode | undefined;
};
/**
 * 错误码: The codes of a 401. The response is unsigned by nature.
 * @example SIGN_ERROR
 */
export type UnauthorizedCode = "SIGN_ERROR";
export type UnauthorizedError = ApiError & {
    code?: UnauthorizedCode | UnlistedErrorCode | undefined;
};
/**
 * 错误码: The codes of a 403.
 * @example NO_AUTH
 */
export type ForbiddenCode = "NO_AUTH";
export type ForbiddenError = ApiError & {
    code?: ForbiddenCode | UnlistedErrorCode | undefined;
};
/**
 * 错误码: The codes of a 404.
 * @example ORDER_NOT_EXIST
 */
export type NotFoundCode = "ORDER_NOT_EXIST" | "RESOURCE_NOT_EXISTS";
export type NotFoundError = ApiError & {
    code?: NotFoundCode | UnlistedErrorCode | undefined;
};
/**
 * 错误码: The codes of a 429: one limit, three spellings.
 * @example FREQUENCY_LIMITED
 */
export type TooManyRequestsCode = "FREQUENCY_LIMITED" | "RATE_LIMITED" | "RATELIMIT_EXCEEDED";
export type TooManyRequestsError = ApiError & {
    code?: TooManyRequestsCode | UnlistedErrorCode | undefined;
};
/**
 * 错误码: The codes of a 500. The order may or may not have been completed.
 * @example SYSTEM_ERROR
 */
export type InternalServerErrorCode = "SYSTEM_ERROR";
export type InternalError = ApiError & {
    code?: InternalServerErrorCode | UnlistedErrorCode | undefined;
};
/**
 * 错误码: The codes of a 502 and a 503. The order may or may not have been completed.
 * @example SERVICE_UNAVAILABLE
 */
export type ServiceUnavailableCode = "SERVICE_UNAVAILABLE";
export type ServiceUnavailableError = ApiError & {
    code?: ServiceUnavailableCode | UnlistedErrorCode | undefined;
};
/** 后付费项目: One thing that is charged. */
export interface PostPayment {
    /**
     * 付费名称
     *
     * What is charged. Several items may have one name, as in unattended retail. Limits: 1 to 20 characters.
     * @example 就餐费用
     */
    name: string;
    /**
     * 金额
     *
     * The price of the item in fen, for all of its `count` together. `count` never multiplies. 0 when omitted.
     * @example 40000
     */
    amount?: number | undefined;
    /**
     * 计费说明
     *
     * How the amount is calculated. Limits: 1 to 30 characters.
     * @example 就餐人均100元
     */
    description?: string | undefined;
    /**
     * 付费数量
     *
     * How many. The user sees it, and it is no factor in the sum. Limits: 1 to 100.
     * @default 1
     * @example 4
     */
    count?: number | undefined;
}
/** 商户优惠: One discount of the merchant. */
export interface PostDiscount {
    /**
     * 优惠名称
     *
     * The discount's name. Limits: 1 to 20 characters.
     * @example 满20减1元
     */
    name: string;
    /**
     * 优惠说明
     *
     * The discount's conditions. Limits: 1 to 30 characters.
     * @example 不与其他优惠叠加
     */
    description?: string | undefined;
    /**
     * 优惠金额
     *
     * The discount in fen, for all of its `count` together. A positive number lowers the total.
     * @example 100
     */
    amount: number;
    /**
     * 优惠数量
     *
     * How many. The user sees it, and it is no factor in the sum. Limits: 1 to 100.
     * @default 1
     * @example 1
     */
    count?: number | undefined;
}
/** 服务时间段: When the service was used, in Beijing time. `end_time` is required if it was omitted at creation. The start is before the end, and the end is not after the time of the call. Both are as precise (day or second) as at creation. */
export interface TimeRange {
    /**
     * 服务开始时间
     *
     * `yyyyMMddHHmmss` or `yyyyMMdd` (that day, 00:00:00), in Beijing time, or `OnAccept`: the moment when the user confirmed the order. Limits: 8 to 14 characters.
     * @example 20091225091010
     */
    start_time?: string | undefined;
    /**
     * 服务开始时间备注
     *
     * A remark on `start_time`. It needs `start_time`. Limits: 1 to 20 characters.
     * @example 备注1
     */
    start_time_remark?: string | undefined;
    /**
     * 服务结束时间
     *
     * `yyyyMMddHHmmss` or `yyyyMMdd`, in Beijing time. It is after `start_time`, and not after the time of the call. Limits: 8 to 14 characters.
     * @example 20091225121010
     */
    end_time?: string | undefined;
    /**
     * 服务结束时间备注
     *
     * A remark on `end_time`. It needs `end_time`. Limits: 1 to 20 characters.
     * @example 备注2
     */
    end_time_remark?: string | undefined;
}
/** 服务位置: Where the service ended. */
export interface Location {
    /**
     * 服务结束地点
     *
     * Where the service ended. Limits: 1 to 50 characters.
     * @example 嗨客时尚主题展餐厅
     */
    end_location?: string | undefined;
}
/** 设备信息: The device that was used, for unattended devices (vending machines, power banks, charging posts). WeChat Pay documents no lengths. The limits are generous ones of this contract. */
export interface Device {
    /**
     * 服务开始的设备ID
     *
     * The device at which the service began. It is the merchant's id of the device, best its serial number. Limits: 1 to 128 characters.
     * @example HG123456
     */
    start_device_id?: string | undefined;
    /**
     * 服务结束的设备ID
     *
     * The device at which the service ended. It is the merchant's id of the device, best its serial number. Limits: 1 to 128 characters.
     * @example HG123456
     */
    end_device_id?: string | undefined;
    /**
     * 物料编码
     *
     * The material code that WeChat Pay gave the merchant, or a URL. Limits: 1 to 512 characters.
     * @example example_materiel_no
     */
    materiel_no?: string | undefined;
}
/** 完结支付分订单请求: What the user pays for the order. It replaces what was sent at creation. The object is closed: `out_order_no` belongs in the path, and a field that is not listed makes the call fail. */
export interface CompleteServiceOrderRequest {
    /**
     * 应用ID
     *
     * The appid (公众账号ID) that the order was created with. Limits: 1 to 32 characters.
     * @example wxd678efh567hg6787
     */
    appid: string;
    /**
     * 服务ID
     *
     * The id of the service that the order was created with, as WeChat Pay assigned it. Limits: 1 to 32 characters.
     * @example 500001
     */
    service_id: string;
    /**
     * 后付费项目
     *
     * What is charged. The items replace what was sent at creation. Each industry prescribes its items and their names: see the examples. Limits: 1 to 100 items.
     */
    post_payments: PostPayment[];
    /**
     * 商户优惠
     *
     * The discounts of the merchant. They replace what was sent at creation. Limits: up to 30 items.
     */
    post_discounts?: PostDiscount[] | undefined;
    /**
     * 总金额
     *
     * What the user pays in fen: the sum of the amounts of `post_payments` less the sum of the amounts of `post_discounts`. An omitted amount counts as 0. A total of 0 is allowed and finishes the order at once. In deposit mode the total is at most the order's `risk_fund.amount`, otherwise at most the limit of the service id.
     * @example 39900
     */
    total_amount: number;
    /** 服务时间段: When the service was used, in Beijing time. `end_time` is required if it was omitted at creation. The start is before the end, and the end is not after the time of the call. Both are as precise (day or second) as at creation. */
    time_range?: TimeRange | undefined;
    /** 服务位置: Where the service ended. */
    location?: Location | undefined;
    /**
     * 微信支付服务分账标记
     *
     * Whether the amount is shared with other receivers (分账) after it was collected.
     * @default false
     * @example false
     */
    profit_sharing?: boolean | undefined;
    /**
     * 订单优惠标记
     *
     * Marks the order for a WeChat Pay coupon or campaign. Limits: 1 to 32 characters.
     * @example goods_tag
     */
    goods_tag?: string | undefined;
    /** 设备信息: The device that was used, for unattended devices (vending machines, power banks, charging posts). WeChat Pay documents no lengths. The limits are generous ones of this contract. */
    device?: Device | undefined;
}
/** 完结支付分订单应答: The order after completion. New fields may appear. */
export interface CompleteServiceOrderResponse {
    /**
     * 应用ID
     *
     * The appid that the order was created with.
     * @example wxd678efh567hg6787
     */
    appid: string;
    /**
     * 商户号
     *
     * The merchant's number.
     * @example 1230000109
     */
    mchid: string;
    /**
     * 商户服务订单号
     *
     * The merchant's own number of the order, as in the path.
     * @example 1234323JKHDFE1243252
     */
    out_order_no: string;
    /**
     * 服务ID
     *
     * The id of the service that the order was created with.
     * @example 500001
     */
    service_id: string;
    /**
     * 服务信息
     *
     * What the service is.
     * @example 某某酒店
     */
    service_introduction: string;
    /** 服务订单状态: After completion it is DOING while WeChat Pay collects, then DONE. With amount 0 it is DONE at once. */
    state: ServiceOrderState;
    /** 订单状态说明: It explains DOING. It may be empty. */
    state_description?: ServiceOrderStateDescription | undefined;
    /**
     * 总金额
     *
     * What the user pays, in fen.
     * @example 39900
     */
    total_amount: number;
    /**
     * 后付费项目
     *
     * What is charged.
     */
    post_payments?: ServiceOrderPayment[] | undefined;
    /**
     * 商户优惠
     *
     * The discounts of the merchant.
     */
    post_discounts?: ServiceOrderDiscount[] | undefined;
    /** 服务风险金: What the user put at risk when the order was created. */
    risk_fund: RiskFund;
    /** 服务时间段: When the service was used, in Beijing time. */
    time_range?: ServiceOrderTimeRange | undefined;
    /** 服务位置: Where the service was used. */
    location?: ServiceOrderLocation | undefined;
    /**
     * 微信支付服务订单号
     *
     * WeChat Pay's own number of the order. Some responses omit it.
     * @example 15646546545165651651
     */
    order_id?: string | undefined;
    /**
     * 是否需要收款
     *
     * Whether WeChat Pay collects the amount.
     * @example true
     */
    need_collection?: boolean | undefined;
}
/**
 * 错误码: The codes of a 400 about the state of the order. A retry with identical parameters cannot succeed.
 * @example ORDER_DONE
 */
export type OrderStateCode = "INVALID_ORDER_STATE" | "ORDER_CANCELED" | "ORDER_DONE";
export type BadRequestError = ApiError & {
    code?: BadRequestCode | OrderStateCode | UnlistedErrorCode | undefined;
};
/**
 * 订单状态: How far the order has come.
 * @example USER_ACCEPTED
 */
export type FinishOrderState = "CREATED" | "USER_ACCEPTED" | "FINISHED" | "USER_PAID" | "REVOKED" | "EXPIRED";
/** 付费项目: One thing that is charged. */
export interface FinishOrderFee {
    /**
     * 付费项目名称
     *
     * What is charged.
     * @example 商品费用
     */
    fee_name?: string | undefined;
    /**
     * 付费项目数量
     *
     * How many. It is no factor in the sum.
     * @example 2
     */
    fee_count?: number | undefined;
    /**
     * 付费项目总金额
     *
     * The price of the item in fen, for all of its `fee_count` together.
     * @example 3900
     */
    fee_amount?: number | undefined;
    /**
     * 计费规则
     *
     * How the amount is calculated.
     * @example 矿泉水2瓶
     */
    fee_desc?: string | undefined;
}
/** 商户优惠: One discount of the merchant. */
export interface FinishOrderDiscount {
    /**
     * 优惠名称
     *
     * The discount's name.
     * @example 满20减1元
     */
    discount_name?: string | undefined;
    /**
     * 优惠金额
     *
     * The discount in fen. A positive number lowers the total.
     * @example 100
     */
    discount_amount?: number | undefined;
    /**
     * 优惠说明
     *
     * The discount's conditions.
     * @example 不与其他优惠叠加
     */
    discount_desc?: string | undefined;
}
/** 智慧零售或先享后付订单: The order as it is now. The queries of the two older products return it. New fields may appear. */
export interface FinishOrder {
    /**
     * 公众账号ID
     *
     * The appid that the order was created with.
     * @example wxd678efh567hg6787
     */
    appid: string;
    /**
     * 商户号
     *
     * The merchant's number.
     * @example 1230000109
     */
    mchid: string;
    /**
     * 商户服务订单号
     *
     * The merchant's own number of the order.
     * @example 1234323JKHDFE1243252
     */
    out_order_no: string;
    /**
     * 服务ID
     *
     * The id of the service that the order was created with.
     * @example 500001
     */
    service_id: string;
    /**
     * 订单状态
     *
     * How far the order has come.
     * @example USER_ACCEPTED
     */
    state: FinishOrderState | UnlistedValue;
    /**
     * 完结类型
     *
     * How the order was ended. 1 means not used, and cancelled; 2 means used, and to be paid.
     * @example 2
     */
    finish_type?: number | undefined;
    /**
     * 完结凭证
     *
     * The ticket that a completion sends unchanged. It may be another one at each reading; earlier ones stay valid.
     * @example SDF8J2DFH8DHE42KL9DF2JKDU8F
     */
    finish_ticket?: string | undefined;
    /**
     * 总金额
     *
     * What the user pays, in fen.
     * @example 3800
     */
    total_amount?: number | undefined;
    /**
     * 后付费项目
     *
     * What is charged.
     */
    fees?: FinishOrderFee[] | undefined;
    /**
     * 商户优惠
     *
     * The discounts of the merchant.
     */
    discounts?: FinishOrderDiscount[] | undefined;
    /**
     * 服务风险金额
     *
     * What the user put at risk, in fen.
     * @example 50000
     */
    risk_amount?: number | undefined;
    /**
     * 服务信息
     *
     * What the service is.
     * @example 某某便利店
     */
    service_introduction?: string | undefined;
    /**
     * 服务开始时间
     *
     * When the service was to begin, `yyyyMMddHHmmss`, `yyyyMMdd` or `OnAccept`, in Beijing time.
     * @example 20091225091010
     */
    service_start_time?: string | undefined;
    /**
     * 服务结束时间
     *
     * When the service was to end, in the forms of `service_start_time`, in Beijing time.
     * @example 20091225091010
     */
    service_end_time?: string | undefined;
    /**
     * 实际服务开始时间
     *
     * When the service began, in the forms of `service_start_time`, in Beijing time.
     * @example 20091225091010
     */
    real_service_start_time?: string | undefined;
    /**
     * 实际服务结束时间
     *
     * When the service ended, in the forms of `service_start_time`, in Beijing time.
     * @example 20091225091010
     */
    real_service_end_time?: string | undefined;
    /**
     * 支付成功时间
     *
     * When the user paid, in the forms of `service_start_time`, in Beijing time.
     * @example 20091225091010
     */
    pay_succ_time?: string | undefined;
    /**
     * 服务开始地点
     *
     * Where the service was to begin.
     * @example 嗨客时尚主题展餐厅
     */
    service_start_location?: string | undefined;
    /**
     * 服务结束地点
     *
     * Where the service was to end.
     * @example 嗨客时尚主题展餐厅
     */
    service_end_location?: string | undefined;
    /**
     * 实际服务开始地点
     *
     * Where the service began.
     * @example 嗨客时尚主题展餐厅
     */
    real_service_start_location?: string | undefined;
    /**
     * 实际服务结束地点
     *
     * Where the service ended.
     * @example 嗨客时尚主题展餐厅
     */
    real_service_end_location?: string | undefined;
    /**
     * 商户数据包
     *
     * The merchant's own data from the creation of the order.
     * @example Easdfowealsdkjfnlaksjdlfkwqoi
     */
    attach?: string | undefined;
    /**
     * 完结交易单号
     *
     * WeChat Pay's number of the payment. A refund names it.
     * @example 15646546545165651651
     */
    finish_transaction_id?: string | undefined;
    /**
     * 支付方式
     *
     * Through which channel the user paid. The values are not documented; `MchChannelPayType` has been seen.
     * @example MchChannelPayType
     */
    pay_type?: string | undefined;
}
/**
 * 完结类型: Whether the service was used. The other fields depend on it.
 * @example 2
 */
export type FinishType = 1 | 2;
/** 付费项目: One thing that is charged, with at least an amount or a description. */
export interface Fee {
    /**
     * 付费项目名称
     *
     * What is charged. It is unique among the fees. Limits: 1 to 20 characters.
     * @example 商品费用
     */
    fee_name?: string | undefined;
    /**
     * 付费项目数量
     *
     * How many. The user sees it, and it is no factor in the sum. Limits: 1 to 100.
     * @default 1
     * @example 2
     */
    fee_count?: number | undefined;
    /**
     * 付费项目总金额
     *
     * The price of the item in fen, for all of its `fee_count` together. 0 when omitted.
     * @example 3900
     */
    fee_amount?: number | undefined;
    /**
     * 计费规则
     *
     * How the amount is calculated. Limits: 1 to 30 characters.
     * @example 矿泉水2瓶
     */
    fee_desc?: string | undefined;
}
/** 商户优惠: One discount of the merchant. */
export interface Discount {
    /**
     * 优惠名称
     *
     * The discount's name. It is unique among the discounts. Limits: 1 to 20 characters.
     * @example 满20减1元
     */
    discount_name?: string | undefined;
    /**
     * 优惠金额
     *
     * The discount in fen. A positive number lowers the total.
     * @example 100
     */
    discount_amount?: number | undefined;
    /**
     * 优惠说明
     *
     * The discount's conditions. It is expected together with a name. Limits: 1 to 30 characters.
     * @example 不与其他优惠叠加
     */
    discount_desc?: string | undefined;
}
/** 完结订单请求: What the user pays for the order, or that the order is cancelled because the service was not used. The object is closed: `out_order_no` belongs in the path, and a field that is not listed makes the call fail. */
export interface FinishOrderRequest {
    /**
     * 公众账号ID
     *
     * The appid that the order was created with. Its length is not documented here; the limit is that of the PayScore page. Limits: 1 to 32 characters.
     * @example wxd678efh567hg6787
     */
    appid: string;
    /**
     * 服务ID
     *
     * The id of the service that the order was created with. Its length is not documented here; the limit is that of the PayScore page. Limits: 1 to 32 characters.
     * @example 500001
     */
    service_id: string;
    /** 完结类型: Whether the service was used. The other fields depend on it. */
    finish_type: FinishType;
    /**
     * 取消原因
     *
     * Why the order is cancelled. Required when `finish_type` is 1. Limits: 1 to 30 characters.
     * @example 用户取消订单
     */
    cancel_reason?: string | undefined;
    /**
     * 实际服务开始时间
     *
     * When the service began, `yyyyMMddHHmmss` or `yyyyMMdd`, in Beijing time. Limits: 8 to 14 characters.
     * @example 20091225091010
     */
    real_service_start_time?: string | undefined;
    /**
     * 实际服务结束时间
     *
     * When the service ended, `yyyyMMddHHmmss` or `yyyyMMdd`, in Beijing time. It is after the start. Limits: 8 to 14 characters.
     * @example 20091225121010
     */
    real_service_end_time?: string | undefined;
    /**
     * 实际服务结束地点
     *
     * Where the service ended. Send it only when it differs from the place where the service began and from the place expected at creation, and never when `finish_type` is 1. Limits: 1 to 20 characters.
     * @example 嗨客时尚主题展餐厅
     */
    real_service_end_location?: string | undefined;
    /**
     * 后付费项目
     *
     * What is charged. The limit includes the items sent at creation. Limits: up to 100 items.
     */
    fees?: Fee[] | undefined;
    /**
     * 商户优惠
     *
     * The discounts of the merchant. The limit includes those sent at creation. Limits: up to 5 items.
     */
    discounts?: Discount[] | undefined;
    /**
     * 总金额
     *
     * What the user pays in fen: the sum of `fee_amount` less the sum of `discount_amount`; when `finish_type` is 1, it is 0.
     * @example 3800
     */
    total_amount: number;
    /**
     * 完结凭证
     *
     * The ticket from the query endpoint, or from the callback that the user accepted the order. Send it unchanged. Limits: 1 to 512 characters.
     * @example SDF8J2DFH8DHE42KL9DF2JKDU8F
     */
    finish_ticket: string;
    /**
     * 服务分账标记
     *
     * Whether the amount is shared with other receivers (分账) after it was collected.
     * @example false
     */
    profit_sharing: boolean;
}
/** 完结订单应答: The order that was completed or cancelled. New fields may appear. */
export interface FinishOrderResponse {
    /**
     * 公众账号ID
     *
     * The appid that the order was created with.
     * @example wxd678efh567hg6787
     */
    appid: string;
    /**
     * 商户号
     *
     * The merchant's number.
     * @example 1230000109
     */
    mchid: string;
    /**
     * 商户服务订单号
     *
     * The merchant's own number of the order, as in the path.
     * @example 1234323JKHDFE1243252
     */
    out_order_no: string;
    /**
     * 服务ID
     *
     * The id of the service that the order was created with.
     * @example 500001
     */
    service_id: string;
    /**
     * 微信支付服务订单号
     *
     * WeChat Pay's own number of the order.
     * @example 15646546545165651651
     */
    order_id: string;
}
/**
 * 算法类型: Which certificates are listed.
 * @example RSA
 */
export type AlgorithmType = "RSA" | "SM2" | "ALL";
/** 证书信息: The certificate, encrypted with the APIv3 key. The plaintext is PEM. */
export interface EncryptedCertificate {
    /**
     * 加密证书的算法
     *
     * The algorithm of the encryption. It is AES-256-GCM, with the APIv3 key.
     * @example AEAD_AES_256_GCM
     */
    algorithm: string;
    /**
     * 加密证书的随机串
     *
     * The nonce of the encryption, 12 bytes.
     * @example 61f9c719728a
     */
    nonce: string;
    /**
     * 加密证书的附加数据
     *
     * The associated data of the encryption.
     * @example certificate
     */
    associated_data?: string | undefined;
    /**
     * 加密后的证书内容
     *
     * The ciphertext in Base64. Its last 16 bytes are the tag.
     * @example sNkYYIAcuGDnLc42HDCWcb1Bby2pF6r4Tl3c
     */
    ciphertext: string;
}
/** 平台证书: One platform certificate, encrypted. */
export interface Certificate {
    /**
     * 证书序列号
     *
     * The serial number, which `Wechatpay-Serial` names.
     * @example 5157F09EFDC096DE15EBE81A47057A7232F1B8E1
     */
    serial_no: string;
    /**
     * 证书启用时间
     *
     * When the certificate becomes valid, in the form of RFC 3339.
     * @example 2018-06-08T10:34:56+08:00
     */
    effective_time: string;
    /**
     * 证书弃用时间
     *
     * When the certificate expires, in the form of RFC 3339.
     * @example 2018-12-08T10:34:56+08:00
     */
    expire_time: string;
    /** 证书信息: The certificate, encrypted with the APIv3 key. The plaintext is PEM. */
    encrypt_certificate: EncryptedCertificate;
}
/** 平台证书列表: The platform certificates of a merchant, two of them while one replaces the other. */
export interface CertificateList {
    /**
     * 平台证书列表
     *
     * The certificates that are valid, or will be within 24 hours.
     */
    data: Certificate[];
}
/**
 * 通知类型: What has happened.
 * @example PAYSCORE.USER_PAID
 */
export type NotificationEventType = "PAYSCORE.USER_CONFIRM" | "PAYSCORE.USER_PAID" | "PAYSCORE.USER_OPEN_SERVICE" | "PAYSCORE.USER_CLOSE_SERVICE" | "PAYSCORE.USER_ACCEPTED" | "REFUND.SUCCESS" | "REFUND.ABNORMAL" | "REFUND.CLOSED";
/** 通知数据: What the notification is about, encrypted with the APIv3 key. The plaintext is JSON. */
export interface NotificationResource {
    /**
     * 加密算法类型
     *
     * The algorithm: AES-256-GCM, with the APIv3 key as its key.
     * @example AEAD_AES_256_GCM
     */
    algorithm: string;
    /**
     * 数据密文
     *
     * The ciphertext in Base64. Its last 16 bytes are the tag.
     * @example sNkYYIAcuGDnLc42HDCWcb1Bby2pF6r4Tl3c
     */
    ciphertext: string;
    /**
     * 随机串
     *
     * The nonce of the encryption, 12 bytes. It is not the nonce of the signature.
     * @example fdasflkja484
     */
    nonce: string;
    /**
     * 附加数据
     *
     * The associated data of the encryption. It may be empty or missing.
     * @example payscore
     */
    associated_data?: string | undefined;
    /**
     * 原始类型
     *
     * What the plaintext is about.
     * @example payscore
     */
    original_type?: string | undefined;
}
/** 通知: What WeChat Pay sends when something has happened. `resource` is encrypted. New fields may appear. */
export interface Notification {
    /**
     * 通知ID
     *
     * The id of this notification. A repeat has the same one.
     * @example EV-2018022511223320873
     */
    id: string;
    /**
     * 通知创建时间
     *
     * When the notification was made, in the form of RFC 3339.
     * @example 2015-05-20T13:29:35+08:00
     */
    create_time: string;
    /**
     * 通知类型
     *
     * What has happened. One URL gets all of them.
     * @example PAYSCORE.USER_PAID
     */
    event_type: NotificationEventType | UnlistedValue;
    /**
     * 通知数据类型
     *
     * How the resource is sent. It is `encrypt-resource`.
     * @example encrypt-resource
     */
    resource_type: string;
    /**
     * 回调摘要
     *
     * What has happened, for a person to read.
     * @example 用户支付成功
     */
    summary?: string | undefined;
    /** 通知数据: What the notification is about, encrypted with the APIv3 key. The plaintext is JSON. */
    resource: NotificationResource;
}
/** 通知失败应答: Why the merchant could not take the notification. */
export interface NotificationFailure {
    /**
     * 返回状态码
     *
     * FAIL. Only the HTTP status counts for WeChat Pay.
     * @example FAIL
     */
    code: string;
    /**
     * 返回信息
     *
     * Why, for a person to read.
     * @example 失败
     */
    message: string;
}
/**
 * 回调状态: Whether the user has given the permission or taken it back.
 * @example USER_OPEN_SERVICE
 */
export type UserServiceStatus = "USER_OPEN_SERVICE" | "USER_CLOSE_SERVICE";
/** 用户服务授权: The permission that a user has given a service, or has taken back. New fields may appear. */
export interface UserServicePermission {
    /**
     * 公众账号ID
     *
     * The appid that the user gave the permission with.
     * @example wxd678efh567hg6787
     */
    appid: string;
    /**
     * 商户号
     *
     * The merchant's number.
     * @example 1230000109
     */
    mchid: string;
    /**
     * 商户请求授权的请求号
     *
     * The merchant's own number of the request for the permission.
     * @example 1234323JKHDFE1243252
     */
    out_request_no?: string | undefined;
    /**
     * 授权协议号
     *
     * The merchant's own number of the agreement.
     * @example 1275342195190894594
     */
    authorization_code?: string | undefined;
    /**
     * 服务ID
     *
     * The id of the service.
     * @example 500001
     */
    service_id?: string | undefined;
    /**
     * 用户标识
     *
     * The user, by the id that appid has for this user.
     * @example oUpF8uMuAJO_M2pxb1Q9zNjWeS6o
     */
    openid?: string | undefined;
    /**
     * 回调状态
     *
     * Whether the user has given the permission or taken it back.
     * @example USER_OPEN_SERVICE
     */
    user_service_status?: UserServiceStatus | UnlistedValue | undefined;
    /**
     * 服务开启/解除授权时间
     *
     * When, `yyyyMMddHHmmss`, in Beijing time.
     * @example 20180225112233
     */
    openorclose_time?: string | undefined;
}
export interface components {
    schemas: {
        ServiceOrderState: ServiceOrderState;
        UnlistedValue: UnlistedValue;
        ServiceOrderStateDescription: ServiceOrderStateDescription;
        ServiceOrderPayment: ServiceOrderPayment;
        ServiceOrderDiscount: ServiceOrderDiscount;
        RiskFundName: RiskFundName;
        RiskFund: RiskFund;
        ServiceOrderTimeRange: ServiceOrderTimeRange;
        ServiceOrderLocation: ServiceOrderLocation;
        CollectionState: CollectionState;
        PaidType: PaidType;
        PromotionScope: PromotionScope;
        PromotionType: PromotionType;
        PromotionGoodsDetail: PromotionGoodsDetail;
        PromotionDetail: PromotionDetail;
        CollectionDetail: CollectionDetail;
        Collection: Collection;
        ServiceOrder: ServiceOrder;
        SignInformation: SignInformation;
        ApiErrorDetail: ApiErrorDetail;
        ApiError: ApiError;
        BadRequestCode: BadRequestCode;
        UnlistedErrorCode: UnlistedErrorCode;
        BadQueryError: BadQueryError;
        UnauthorizedCode: UnauthorizedCode;
        UnauthorizedError: UnauthorizedError;
        ForbiddenCode: ForbiddenCode;
        ForbiddenError: ForbiddenError;
        NotFoundCode: NotFoundCode;
        NotFoundError: NotFoundError;
        TooManyRequestsCode: TooManyRequestsCode;
        TooManyRequestsError: TooManyRequestsError;
        InternalServerErrorCode: InternalServerErrorCode;
        InternalError: InternalError;
        ServiceUnavailableCode: ServiceUnavailableCode;
        ServiceUnavailableError: ServiceUnavailableError;
        PostPayment: PostPayment;
        PostDiscount: PostDiscount;
        TimeRange: TimeRange;
        Location: Location;
        Device: Device;
        CompleteServiceOrderRequest: CompleteServiceOrderRequest;
        CompleteServiceOrderResponse: CompleteServiceOrderResponse;
        OrderStateCode: OrderStateCode;
        BadRequestError: BadRequestError;
        FinishOrderState: FinishOrderState;
        FinishOrderFee: FinishOrderFee;
        FinishOrderDiscount: FinishOrderDiscount;
        FinishOrder: FinishOrder;
        FinishType: FinishType;
        Fee: Fee;
        Discount: Discount;
        FinishOrderRequest: FinishOrderRequest;
        FinishOrderResponse: FinishOrderResponse;
        AlgorithmType: AlgorithmType;
        EncryptedCertificate: EncryptedCertificate;
        Certificate: Certificate;
        CertificateList: CertificateList;
        NotificationEventType: NotificationEventType;
        NotificationResource: NotificationResource;
        Notification: Notification;
        NotificationFailure: NotificationFailure;
        UserServiceStatus: UserServiceStatus;
        UserServicePermission: UserServicePermission;
    };
    responses: {
        /** The request was refused. A retry with identical parameters cannot succeed. */
        BadQuery: {
            headers: {
                "Request-ID": components["headers"]["Request-ID"];
                "Wechatpay-Timestamp": components["headers"]["Wechatpay-Timestamp"];
                "Wechatpay-Nonce": components["headers"]["Wechatpay-Nonce"];
                "Wechatpay-Signature": components["headers"]["Wechatpay-Signature"];
                "Wechatpay-Serial": components["headers"]["Wechatpay-Serial"];
                [name: string]: unknown;
            };
            content: {
                "application/json": BadQueryError;
            };
        };
        /** The request's signature was refused. This response is unsigned. */
        Unauthorized: {
            headers: {
                "Request-ID": components["headers"]["Request-ID"];
                "Wechatpay-Timestamp": components["headers"]["Wechatpay-Timestamp"];
                "Wechatpay-Nonce": components["headers"]["Wechatpay-Nonce"];
                "Wechatpay-Signature": components["headers"]["Wechatpay-Signature"];
                "Wechatpay-Serial": components["headers"]["Wechatpay-Serial"];
                [name: string]: unknown;
            };
            content: {
                "application/json": UnauthorizedError;
            };
        };
        /** The merchant has no permission for this call. */
        Forbidden: {
            headers: {
                "Request-ID": components["headers"]["Request-ID"];
                "Wechatpay-Timestamp": components["headers"]["Wechatpay-Timestamp"];
                "Wechatpay-Nonce": components["headers"]["Wechatpay-Nonce"];
                "Wechatpay-Signature": components["headers"]["Wechatpay-Signature"];
                "Wechatpay-Serial": components["headers"]["Wechatpay-Serial"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ForbiddenError;
            };
        };
        /** There is no such order. */
        NotFound: {
            headers: {
                "Request-ID": components["headers"]["Request-ID"];
                "Wechatpay-Timestamp": components["headers"]["Wechatpay-Timestamp"];
                "Wechatpay-Nonce": components["headers"]["Wechatpay-Nonce"];
                "Wechatpay-Signature": components["headers"]["Wechatpay-Signature"];
                "Wechatpay-Serial": components["headers"]["Wechatpay-Serial"];
                [name: string]: unknown;
            };
            content: {
                "application/json": NotFoundError;
            };
        };
        /** Too many calls. Wait, then retry with identical parameters. */
        TooManyRequests: {
            headers: {
                "Request-ID": components["headers"]["Request-ID"];
                "Wechatpay-Timestamp": components["headers"]["Wechatpay-Timestamp"];
                "Wechatpay-Nonce": components["headers"]["Wechatpay-Nonce"];
                "Wechatpay-Signature": components["headers"]["Wechatpay-Signature"];
                "Wechatpay-Serial": components["headers"]["Wechatpay-Serial"];
                [name: string]: unknown;
            };
            content: {
                "application/json": TooManyRequestsError;
            };
        };
        /** The service failed. Retry with identical parameters. */
        InternalServerError: {
            headers: {
                "Request-ID": components["headers"]["Request-ID"];
                "Wechatpay-Timestamp": components["headers"]["Wechatpay-Timestamp"];
                "Wechatpay-Nonce": components["headers"]["Wechatpay-Nonce"];
                "Wechatpay-Signature": components["headers"]["Wechatpay-Signature"];
                "Wechatpay-Serial": components["headers"]["Wechatpay-Serial"];
                [name: string]: unknown;
            };
            content: {
                "application/json": InternalError;
            };
        };
        /** The service is down (502) or overloaded (503). A gateway may send something other than JSON. Retry with identical parameters. */
        ServiceUnavailable: {
            headers: {
                "Request-ID": components["headers"]["Request-ID"];
                "Wechatpay-Timestamp": components["headers"]["Wechatpay-Timestamp"];
                "Wechatpay-Nonce": components["headers"]["Wechatpay-Nonce"];
                "Wechatpay-Signature": components["headers"]["Wechatpay-Signature"];
                "Wechatpay-Serial": components["headers"]["Wechatpay-Serial"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ServiceUnavailableError;
            };
        };
        /** The request was refused. A retry with identical parameters cannot succeed. */
        BadRequest: {
            headers: {
                "Request-ID": components["headers"]["Request-ID"];
                "Wechatpay-Timestamp": components["headers"]["Wechatpay-Timestamp"];
                "Wechatpay-Nonce": components["headers"]["Wechatpay-Nonce"];
                "Wechatpay-Signature": components["headers"]["Wechatpay-Signature"];
                "Wechatpay-Serial": components["headers"]["Wechatpay-Serial"];
                [name: string]: unknown;
            };
            content: {
                "application/json": BadRequestError;
            };
        };
        /** The merchant has no platform certificates, but a WeChat Pay public key. */
        NoCertificates: {
            headers: {
                "Request-ID": components["headers"]["Request-ID"];
                "Wechatpay-Timestamp": components["headers"]["Wechatpay-Timestamp"];
                "Wechatpay-Nonce": components["headers"]["Wechatpay-Nonce"];
                "Wechatpay-Signature": components["headers"]["Wechatpay-Signature"];
                "Wechatpay-Serial": components["headers"]["Wechatpay-Serial"];
                [name: string]: unknown;
            };
            content: {
                "application/json": NotFoundError;
            };
        };
        /** The notification is not taken, because its signature does not verify or it could not be stored. WeChat Pay sends it again. */
        NotificationFailure: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": NotificationFailure;
            };
        };
    };
    parameters: {
        /**
         * The id of the service that the order was created with. Limits: 1 to 32 characters.
         * @example 500001
         */
        QueryServiceId: string;
        /**
         * The appid that the order was created with. Limits: 1 to 32 characters.
         * @example wxd678efh567hg6787
         */
        QueryAppid: string;
        /**
         * The merchant's own number of the order. Send exactly one of `out_order_no` and `query_id`. Limits: 1 to 32 characters.
         * @example 1234323JKHDFE1243252
         */
        QueryOutOrderNo: string;
        /**
         * The id that the mini program hands back to the merchant's front end after the user has confirmed the order. Send exactly one of `out_order_no` and `query_id`. Limits: 1 to 512 characters.
         * @example 15646546545165651651
         */
        QueryId: string;
        /**
         * The key with which WeChat Pay signs the response: a platform certificate's serial number, or the id of the WeChat Pay public key. Without it, WeChat Pay signs with the platform certificate.
         * @example PUB_KEY_ID_0114232134912410000000000000
         */
        WechatpaySerial: string;
        /**
         * The language of `message` in an error: en, zh-CN, zh-HK or zh-TW. Without it, and for `*`, the service uses zh-CN. It may be a list with weights, as HTTP allows: many HTTP clients send `*` or such a list without being asked.
         * @example zh-CN
         */
        AcceptLanguage: string;
        /**
         * The merchant's own number of the service order, unique per merchant. It stands in the path only: a body that contains it makes the call fail. Limits: 1 to 32 characters.
         * @example 1234323JKHDFE1243252
         */
        OutOrderNo: string;
        /**
         * Which certificates. This project verifies RSA only.
         * @example RSA
         */
        QueryAlgorithmType: AlgorithmType;
        /**
         * When WeChat Pay signed the notification, in seconds since 1970. Refuse one that is more than 5 minutes off.
         * @example 1554209980
         */
        NotificationTimestamp: string;
        /**
         * The nonce of the signature. It is not the nonce of the encryption.
         * @example c5ac7061fccab6bf3e254dcf98995b8c
         */
        NotificationNonce: string;
        /**
         * The signature in Base64. WeChat Pay now and then sends a wrong one, to see that it is refused; it begins with `WECHATPAY/SIGNTEST/`, and needs no special treatment.
         * @example CtcbzwtQjN8rnOXItEBJ5aQFSnIXESeV28Pr2YEmf9wsDQ8Nx25ytW6FXBCAFdrr0mgqngX3AD9gNzjnNHzSGTPBSsaEkIfhPF4b8YRRTpny88tNLyprXA0GU5ID3DkZHpjFkX1hAp
         */
        NotificationSignature: string;
        /**
         * The key that verifies the signature: a platform certificate's serial number, or the id of the WeChat Pay public key.
         * @example PUB_KEY_ID_0114232134912410000000000000
         */
        NotificationSerial: string;
        /**
         * The algorithm of the signature. Without it, it is `WECHATPAY2-SHA256-RSA2048`.
         * @example WECHATPAY2-SHA256-RSA2048
         */
        NotificationSignatureType: string;
    };
    requestBodies: never;
    headers: {
        /**
         * The id of this request at WeChat Pay. Log it, because support asks for it. It may be missing. The digits after its last hyphen are WeChat Pay's internal error number, which tells apart what one code does not: 271317510 (there is no such order), 271316754 (a debit is running: wait 5 to 10 seconds, then query), 271316656 (the total is above the risk amount of the service), 271316598 (a repeat with other parameters), 271316637 (the end is before the start), 271302149 (mchid and appid do not belong together).
         * @example 08F78BB5AF0610D302189BBC5520A3BC2F28F89203-0
         */
        "Request-ID": string;
        /**
         * When the response was signed, in seconds since 1970-01-01T00:00:00Z. Reject a response that is more than 300 seconds off your clock.
         * @example 1700000000
         */
        "Wechatpay-Timestamp": string;
        /**
         * The random string that is the second line of the signed message.
         * @example c5ac7061fccab6bf3e254dcf98995b8c
         */
        "Wechatpay-Nonce": string;
        /**
         * Base64 of the RSASSA-PKCS1-v1_5 signature with SHA-256 over `timestamp\n` + `nonce\n` + body + `\n`. A value that begins with `WECHATPAY/SIGNTEST/` is wrong on purpose and must fail verification.
         * @example CtcbzwtQjN8rnOXItEBJ5aQFSnIXESeV28Pr2YEmf9wsDQ8Nx25ytW6FXBCAFdrr0mgqngX3AD9gNzjnNHzSGTPBSsaEkIfhPF4b8YRRTpny88tNLyprXA0GU5ID3DkZHpjFkX1hAp/D0fva2GKjGRLtvYbtUk/OLYqFuzbjt3yOBzJSKQqJsvbXILffgAmX4pKql+Ln+6UPvSCeKwznvtPaEx+9nMBmKu7Wpbqm/+2ksc0XwjD+xlvlECkCxfD/OJ4gN3IurE0fpjxIkvHDiinQmk51BI7zQD8k1znU7r/spPqB+vZjc5ep6DC5wZUpFu5vJ8MoNKjCu8wnzyCFdA==
         */
        "Wechatpay-Signature": string;
        /**
         * The key that signed the response: a platform certificate's serial number, or the id of the WeChat Pay public key with its prefix `PUB_KEY_ID_`.
         * @example 5157F09EFDC096DE15EBE81A47057A7232F1B8E1
         */
        "Wechatpay-Serial": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
/** The query of queryServiceOrder, with exactly one of `out_order_no` and `query_id`. */
export type QueryServiceOrderQuery = {
    /**
     * The id of the service that the order was created with. Limits: 1 to 32 characters.
     * @example 500001
     */
    service_id: components["parameters"]["QueryServiceId"];
    /**
     * The appid that the order was created with. Limits: 1 to 32 characters.
     * @example wxd678efh567hg6787
     */
    appid: components["parameters"]["QueryAppid"];
    /**
     * The merchant's own number of the order. Send exactly one of `out_order_no` and `query_id`. Limits: 1 to 32 characters.
     * @example 1234323JKHDFE1243252
     */
    out_order_no: components["parameters"]["QueryOutOrderNo"];
    /**
     * The id that the mini program hands back to the merchant's front end after the user has confirmed the order. Send exactly one of `out_order_no` and `query_id`. Limits: 1 to 512 characters.
     * @example 15646546545165651651
     */
    query_id?: undefined;
} | {
    /**
     * The id of the service that the order was created with. Limits: 1 to 32 characters.
     * @example 500001
     */
    service_id: components["parameters"]["QueryServiceId"];
    /**
     * The appid that the order was created with. Limits: 1 to 32 characters.
     * @example wxd678efh567hg6787
     */
    appid: components["parameters"]["QueryAppid"];
    /**
     * The merchant's own number of the order. Send exactly one of `out_order_no` and `query_id`. Limits: 1 to 32 characters.
     * @example 1234323JKHDFE1243252
     */
    out_order_no?: undefined;
    /**
     * The id that the mini program hands back to the merchant's front end after the user has confirmed the order. Send exactly one of `out_order_no` and `query_id`. Limits: 1 to 512 characters.
     * @example 15646546545165651651
     */
    query_id: components["parameters"]["QueryId"];
};
/** The query of querySmartRetailOrder, with exactly one of `out_order_no` and `query_id`. */
export type QuerySmartRetailOrderQuery = {
    /**
     * The id of the service that the order was created with. Limits: 1 to 32 characters.
     * @example 500001
     */
    service_id: components["parameters"]["QueryServiceId"];
    /**
     * The appid that the order was created with. Limits: 1 to 32 characters.
     * @example wxd678efh567hg6787
     */
    appid: components["parameters"]["QueryAppid"];
    /**
     * The merchant's own number of the order. Send exactly one of `out_order_no` and `query_id`. Limits: 1 to 32 characters.
     * @example 1234323JKHDFE1243252
     */
    out_order_no: components["parameters"]["QueryOutOrderNo"];
    /**
     * The id that the mini program hands back to the merchant's front end after the user has confirmed the order. Send exactly one of `out_order_no` and `query_id`. Limits: 1 to 512 characters.
     * @example 15646546545165651651
     */
    query_id?: undefined;
} | {
    /**
     * The id of the service that the order was created with. Limits: 1 to 32 characters.
     * @example 500001
     */
    service_id: components["parameters"]["QueryServiceId"];
    /**
     * The appid that the order was created with. Limits: 1 to 32 characters.
     * @example wxd678efh567hg6787
     */
    appid: components["parameters"]["QueryAppid"];
    /**
     * The merchant's own number of the order. Send exactly one of `out_order_no` and `query_id`. Limits: 1 to 32 characters.
     * @example 1234323JKHDFE1243252
     */
    out_order_no?: undefined;
    /**
     * The id that the mini program hands back to the merchant's front end after the user has confirmed the order. Send exactly one of `out_order_no` and `query_id`. Limits: 1 to 512 characters.
     * @example 15646546545165651651
     */
    query_id: components["parameters"]["QueryId"];
};
/** The query of queryPayAfterOrder, with exactly one of `out_order_no` and `query_id`. */
export type QueryPayAfterOrderQuery = {
    /**
     * The id of the service that the order was created with. Limits: 1 to 32 characters.
     * @example 500001
     */
    service_id: components["parameters"]["QueryServiceId"];
    /**
     * The appid that the order was created with. Limits: 1 to 32 characters.
     * @example wxd678efh567hg6787
     */
    appid: components["parameters"]["QueryAppid"];
    /**
     * The merchant's own number of the order. Send exactly one of `out_order_no` and `query_id`. Limits: 1 to 32 characters.
     * @example 1234323JKHDFE1243252
     */
    out_order_no: components["parameters"]["QueryOutOrderNo"];
    /**
     * The id that the mini program hands back to the merchant's front end after the user has confirmed the order. Send exactly one of `out_order_no` and `query_id`. Limits: 1 to 512 characters.
     * @example 15646546545165651651
     */
    query_id?: undefined;
} | {
    /**
     * The id of the service that the order was created with. Limits: 1 to 32 characters.
     * @example 500001
     */
    service_id: components["parameters"]["QueryServiceId"];
    /**
     * The appid that the order was created with. Limits: 1 to 32 characters.
     * @example wxd678efh567hg6787
     */
    appid: components["parameters"]["QueryAppid"];
    /**
     * The merchant's own number of the order. Send exactly one of `out_order_no` and `query_id`. Limits: 1 to 32 characters.
     * @example 1234323JKHDFE1243252
     */
    out_order_no?: undefined;
    /**
     * The id that the mini program hands back to the merchant's front end after the user has confirmed the order. Send exactly one of `out_order_no` and `query_id`. Limits: 1 to 512 characters.
     * @example 15646546545165651651
     */
    query_id: components["parameters"]["QueryId"];
};
export interface operations {
    queryServiceOrder: {
        parameters: {
            /** The parameters of the query; they are written into the URL. */
            query: QueryServiceOrderQuery;
            /** Headers of this call that the contract describes; they replace those of `headers`. */
            header?: {
                /**
                 * The key with which WeChat Pay signs the response: a platform certificate's serial number, or the id of the WeChat Pay public key. Without it, WeChat Pay signs with the platform certificate.
                 * @example PUB_KEY_ID_0114232134912410000000000000
                 */
                "Wechatpay-Serial"?: components["parameters"]["WechatpaySerial"] | undefined;
                /**
                 * The language of `message` in an error: en, zh-CN, zh-HK or zh-TW. Without it, and for `*`, the service uses zh-CN. It may be a list with weights, as HTTP allows: many HTTP clients send `*` or such a list without being asked.
                 * @example zh-CN
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"] | undefined;
            } | undefined;
        };
        responses: {
            /** The order as it is now. Trust it only if its signature verifies. */
            200: {
                headers: {
                    "Request-ID": components["headers"]["Request-ID"];
                    "Wechatpay-Timestamp": components["headers"]["Wechatpay-Timestamp"];
                    "Wechatpay-Nonce": components["headers"]["Wechatpay-Nonce"];
                    "Wechatpay-Signature": components["headers"]["Wechatpay-Signature"];
                    "Wechatpay-Serial": components["headers"]["Wechatpay-Serial"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ServiceOrder;
                };
            };
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["ServiceUnavailable"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    completeServiceOrder: {
        parameters: {
            /** Headers of this call that the contract describes; they replace those of `headers`. */
            header?: {
                /**
                 * The key with which WeChat Pay signs the response: a platform certificate's serial number, or the id of the WeChat Pay public key. Without it, WeChat Pay signs with the platform certificate.
                 * @example PUB_KEY_ID_0114232134912410000000000000
                 */
                "Wechatpay-Serial"?: components["parameters"]["WechatpaySerial"] | undefined;
                /**
                 * The language of `message` in an error: en, zh-CN, zh-HK or zh-TW. Without it, and for `*`, the service uses zh-CN. It may be a list with weights, as HTTP allows: many HTTP clients send `*` or such a list without being asked.
                 * @example zh-CN
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"] | undefined;
            } | undefined;
            /** The parameters of the path; they are written into the URL. */
            path: {
                /**
                 * The merchant's own number of the service order, unique per merchant. It stands in the path only: a body that contains it makes the call fail. Limits: 1 to 32 characters.
                 * @example 1234323JKHDFE1243252
                 */
                out_order_no: components["parameters"]["OutOrderNo"];
            };
        };
        requestBody: {
            content: {
                "application/json": CompleteServiceOrderRequest;
            };
        };
        responses: {
            /** The order is completed. Trust it only if its signature verifies. */
            200: {
                headers: {
                    "Request-ID": components["headers"]["Request-ID"];
                    "Wechatpay-Timestamp": components["headers"]["Wechatpay-Timestamp"];
                    "Wechatpay-Nonce": components["headers"]["Wechatpay-Nonce"];
                    "Wechatpay-Signature": components["headers"]["Wechatpay-Signature"];
                    "Wechatpay-Serial": components["headers"]["Wechatpay-Serial"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CompleteServiceOrderResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["ServiceUnavailable"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    querySmartRetailOrder: {
        parameters: {
            /** The parameters of the query; they are written into the URL. */
            query: QuerySmartRetailOrderQuery;
            /** Headers of this call that the contract describes; they replace those of `headers`. */
            header?: {
                /**
                 * The key with which WeChat Pay signs the response: a platform certificate's serial number, or the id of the WeChat Pay public key. Without it, WeChat Pay signs with the platform certificate.
                 * @example PUB_KEY_ID_0114232134912410000000000000
                 */
                "Wechatpay-Serial"?: components["parameters"]["WechatpaySerial"] | undefined;
                /**
                 * The language of `message` in an error: en, zh-CN, zh-HK or zh-TW. Without it, and for `*`, the service uses zh-CN. It may be a list with weights, as HTTP allows: many HTTP clients send `*` or such a list without being asked.
                 * @example zh-CN
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"] | undefined;
            } | undefined;
        };
        responses: {
            /** The order as it is now. Trust it only if its signature verifies. */
            200: {
                headers: {
                    "Request-ID": components["headers"]["Request-ID"];
                    "Wechatpay-Timestamp": components["headers"]["Wechatpay-Timestamp"];
                    "Wechatpay-Nonce": components["headers"]["Wechatpay-Nonce"];
                    "Wechatpay-Signature": components["headers"]["Wechatpay-Signature"];
                    "Wechatpay-Serial": components["headers"]["Wechatpay-Serial"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": FinishOrder;
                };
            };
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["ServiceUnavailable"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    completeSmartRetailOrder: {
        parameters: {
            /** Headers of this call that the contract describes; they replace those of `headers`. */
            header?: {
                /**
                 * The key with which WeChat Pay signs the response: a platform certificate's serial number, or the id of the WeChat Pay public key. Without it, WeChat Pay signs with the platform certificate.
                 * @example PUB_KEY_ID_0114232134912410000000000000
                 */
                "Wechatpay-Serial"?: components["parameters"]["WechatpaySerial"] | undefined;
                /**
                 * The language of `message` in an error: en, zh-CN, zh-HK or zh-TW. Without it, and for `*`, the service uses zh-CN. It may be a list with weights, as HTTP allows: many HTTP clients send `*` or such a list without being asked.
                 * @example zh-CN
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"] | undefined;
            } | undefined;
            /** The parameters of the path; they are written into the URL. */
            path: {
                /**
                 * The merchant's own number of the service order, unique per merchant. It stands in the path only: a body that contains it makes the call fail. Limits: 1 to 32 characters.
                 * @example 1234323JKHDFE1243252
                 */
                out_order_no: components["parameters"]["OutOrderNo"];
            };
        };
        requestBody: {
            content: {
                "application/json": FinishOrderRequest;
            };
        };
        responses: {
            /** The order is completed, or cancelled with `finish_type` 1. Trust it only if its signature verifies. */
            200: {
                headers: {
                    "Request-ID": components["headers"]["Request-ID"];
                    "Wechatpay-Timestamp": components["headers"]["Wechatpay-Timestamp"];
                    "Wechatpay-Nonce": components["headers"]["Wechatpay-Nonce"];
                    "Wechatpay-Signature": components["headers"]["Wechatpay-Signature"];
                    "Wechatpay-Serial": components["headers"]["Wechatpay-Serial"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": FinishOrderResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["ServiceUnavailable"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    queryPayAfterOrder: {
        parameters: {
            /** The parameters of the query; they are written into the URL. */
            query: QueryPayAfterOrderQuery;
            /** Headers of this call that the contract describes; they replace those of `headers`. */
            header?: {
                /**
                 * The key with which WeChat Pay signs the response: a platform certificate's serial number, or the id of the WeChat Pay public key. Without it, WeChat Pay signs with the platform certificate.
                 * @example PUB_KEY_ID_0114232134912410000000000000
                 */
                "Wechatpay-Serial"?: components["parameters"]["WechatpaySerial"] | undefined;
                /**
                 * The language of `message` in an error: en, zh-CN, zh-HK or zh-TW. Without it, and for `*`, the service uses zh-CN. It may be a list with weights, as HTTP allows: many HTTP clients send `*` or such a list without being asked.
                 * @example zh-CN
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"] | undefined;
            } | undefined;
        };
        responses: {
            /** The order as it is now. Trust it only if its signature verifies. */
            200: {
                headers: {
                    "Request-ID": components["headers"]["Request-ID"];
                    "Wechatpay-Timestamp": components["headers"]["Wechatpay-Timestamp"];
                    "Wechatpay-Nonce": components["headers"]["Wechatpay-Nonce"];
                    "Wechatpay-Signature": components["headers"]["Wechatpay-Signature"];
                    "Wechatpay-Serial": components["headers"]["Wechatpay-Serial"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": FinishOrder;
                };
            };
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["ServiceUnavailable"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    completePayAfterOrder: {
        parameters: {
            /** Headers of this call that the contract describes; they replace those of `headers`. */
            header?: {
                /**
                 * The key with which WeChat Pay signs the response: a platform certificate's serial number, or the id of the WeChat Pay public key. Without it, WeChat Pay signs with the platform certificate.
                 * @example PUB_KEY_ID_0114232134912410000000000000
                 */
                "Wechatpay-Serial"?: components["parameters"]["WechatpaySerial"] | undefined;
                /**
                 * The language of `message` in an error: en, zh-CN, zh-HK or zh-TW. Without it, and for `*`, the service uses zh-CN. It may be a list with weights, as HTTP allows: many HTTP clients send `*` or such a list without being asked.
                 * @example zh-CN
                 */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"] | undefined;
            } | undefined;
            /** The parameters of the path; they are written into the URL. */
            path: {
                /**
                 * The merchant's own number of the service order, unique per merchant. It stands in the path only: a body that contains it makes the call fail. Limits: 1 to 32 characters.
                 * @example 1234323JKHDFE1243252
                 */
                out_order_no: components["parameters"]["OutOrderNo"];
            };
        };
        requestBody: {
            content: {
                "application/json": FinishOrderRequest;
            };
        };
        responses: {
            /** The order is completed, or cancelled with `finish_type` 1. Trust it only if its signature verifies. */
            200: {
                headers: {
                    "Request-ID": components["headers"]["Request-ID"];
                    "Wechatpay-Timestamp": components["headers"]["Wechatpay-Timestamp"];
                    "Wechatpay-Nonce": components["headers"]["Wechatpay-Nonce"];
                    "Wechatpay-Signature": components["headers"]["Wechatpay-Signature"];
                    "Wechatpay-Serial": components["headers"]["Wechatpay-Serial"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": FinishOrderResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["ServiceUnavailable"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}

/** What a POST of each path takes and returns. */
export interface Posts {
    "/v3/payscore/serviceorder/{out_order_no}/complete": {
        params: operations["completeServiceOrder"]["parameters"];
        body: operations["completeServiceOrder"]["requestBody"]["content"]["application/json"];
        response: operations["completeServiceOrder"]["responses"][200]["content"]["application/json"];
    };
    "/v3/payscore/smartretail-orders/{out_order_no}/complete": {
        params: operations["completeSmartRetailOrder"]["parameters"];
        body: operations["completeSmartRetailOrder"]["requestBody"]["content"]["application/json"];
        response: operations["completeSmartRetailOrder"]["responses"][200]["content"]["application/json"];
    };
    "/v3/payscore/payafter-orders/{out_order_no}/complete": {
        params: operations["completePayAfterOrder"]["parameters"];
        body: operations["completePayAfterOrder"]["requestBody"]["content"]["application/json"];
        response: operations["completePayAfterOrder"]["responses"][200]["content"]["application/json"];
    };
}

/** What a GET of each path takes and returns. */
export interface Gets {
    "/v3/payscore/serviceorder": {
        params: operations["queryServiceOrder"]["parameters"];
        response: operations["queryServiceOrder"]["responses"][200]["content"]["application/json"];
    };
    "/v3/payscore/smartretail-orders": {
        params: operations["querySmartRetailOrder"]["parameters"];
        response: operations["querySmartRetailOrder"]["responses"][200]["content"]["application/json"];
    };
    "/v3/payscore/payafter-orders": {
        params: operations["queryPayAfterOrder"]["parameters"];
        response: operations["queryPayAfterOrder"]["responses"][200]["content"]["application/json"];
    };
}

/** What the resource of a notification is when it is decrypted, by `event_type`. */
export interface Plaintexts {
    "PAYSCORE.USER_CONFIRM": ServiceOrder;
    "PAYSCORE.USER_PAID": ServiceOrder;
    "PAYSCORE.USER_OPEN_SERVICE": UserServicePermission;
    "PAYSCORE.USER_CLOSE_SERVICE": UserServicePermission;
}
