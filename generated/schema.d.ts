/** Generated from openapi/ by `npm run generate`. Do not edit. */

export interface paths {
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
/** 后付费项目: One thing that is charged. */
export interface PostPayment {
    /**
     * 付费名称
     *
     * What is charged, up to 20 characters. Several items may have one name, as in unattended retail.
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
     * How the amount is calculated, up to 30 characters.
     * @example 就餐人均100元
     */
    description?: string | undefined;
    /**
     * 付费数量
     *
     * How many, 1 to 100. The user sees it, and it is no factor in the sum.
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
     * The discount's name, up to 20 characters.
     * @example 满20减1元
     */
    name: string;
    /**
     * 优惠说明
     *
     * The discount's conditions, up to 30 characters.
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
     * How many, 1 to 100. The user sees it, and it is no factor in the sum.
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
     * `yyyyMMddHHmmss`, `yyyyMMdd` (that day, 00:00:00), or `OnAccept`: the moment when the user confirmed the order.
     * @example 20091225091010
     */
    start_time?: string | undefined;
    /**
     * 服务开始时间备注
     *
     * A remark on `start_time`, up to 20 characters. It needs `start_time`.
     * @example 备注1
     */
    start_time_remark?: string | undefined;
    /**
     * 服务结束时间
     *
     * `yyyyMMddHHmmss` or `yyyyMMdd`. It is after `start_time`, and not after the time of the call.
     * @example 20091225121010
     */
    end_time?: string | undefined;
    /**
     * 服务结束时间备注
     *
     * A remark on `end_time`, up to 20 characters. It needs `end_time`.
     * @example 备注2
     */
    end_time_remark?: string | undefined;
}
/** 服务位置: Where the service ended. */
export interface Location {
    /**
     * 服务结束地点
     *
     * Where the service ended, up to 50 characters.
     * @example 嗨客时尚主题展餐厅
     */
    end_location?: string | undefined;
}
/** 设备信息: The device that was used, for unattended devices (vending machines, power banks, charging posts). WeChat Pay documents no lengths. The limits are generous ones of this contract. */
export interface Device {
    /**
     * 服务开始的设备ID
     *
     * The device at which the service began. It is the merchant's id of the device, best its serial number.
     * @example HG123456
     */
    start_device_id?: string | undefined;
    /**
     * 服务结束的设备ID
     *
     * The device at which the service ended. It is the merchant's id of the device, best its serial number.
     * @example HG123456
     */
    end_device_id?: string | undefined;
    /**
     * 物料编码
     *
     * The material code that WeChat Pay gave the merchant, or a URL.
     * @example example_materiel_no
     */
    materiel_no?: string | undefined;
}
/** 完结支付分订单请求: What the user pays for the order. It replaces what was sent at creation. The object is closed: `out_order_no` belongs in the path, and a field that is not listed makes the call fail. */
export interface CompleteServiceOrderRequest {
    /**
     * 应用ID
     *
     * The appid (公众账号ID) that the order was created with.
     * @example wxd678efh567hg6787
     */
    appid: string;
    /**
     * 服务ID
     *
     * The id of the service that the order was created with, as WeChat Pay assigned it.
     * @example 500001
     */
    service_id: string;
    /**
     * 后付费项目
     *
     * What is charged, 1 to 100 items. They replace what was sent at creation. Each industry prescribes its items and their names: see the examples.
     */
    post_payments: PostPayment[];
    /**
     * 商户优惠
     *
     * The discounts of the merchant, up to 30 items. They replace what was sent at creation.
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
     * Marks the order for a WeChat Pay coupon or campaign, up to 32 characters.
     * @example goods_tag
     */
    goods_tag?: string | undefined;
    /** 设备信息: The device that was used, for unattended devices (vending machines, power banks, charging posts). WeChat Pay documents no lengths. The limits are generous ones of this contract. */
    device?: Device | undefined;
}
/**
 * 服务订单状态: After completion it is DOING while WeChat Pay collects, then DONE. With amount 0 it is DONE at once.
 * @example DOING
 */
export type ServiceOrderState = "CREATED" | "DOING" | "DONE" | "REVOKED" | "EXPIRED";
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
     * `yyyyMMddHHmmss`, `yyyyMMdd` or `OnAccept`.
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
     * `yyyyMMddHHmmss` or `yyyyMMdd`.
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
     * What the service is, up to 20 characters.
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
     * 错误的值
     *
     * The value that was refused.
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
export type BadRequestCode = "PARAM_ERROR" | "INVALID_REQUEST" | "INVALID_ORDER_STATE" | "ORDER_CANCELED" | "ORDER_DONE";
/**
 * 未列出的错误码: Any other code: the set is open. Decide by the HTTP status. (In the generated types it is a pattern that stands for all of them.)
 * @example SOME_NEW_CODE
 */
export type UnlistedErrorCode = `UNLISTED_${string}`;
/**
 * 错误码: The codes of a 401. The response is unsigned by nature.
 * @example SIGN_ERROR
 */
export type UnauthorizedCode = "SIGN_ERROR";
/**
 * 错误码: The codes of a 403.
 * @example NO_AUTH
 */
export type ForbiddenCode = "NO_AUTH";
/**
 * 错误码: The codes of a 404.
 * @example ORDER_NOT_EXIST
 */
export type NotFoundCode = "ORDER_NOT_EXIST" | "RESOURCE_NOT_EXISTS";
/**
 * 错误码: The codes of a 429: one limit, three spellings.
 * @example FREQUENCY_LIMITED
 */
export type TooManyRequestsCode = "FREQUENCY_LIMITED" | "RATE_LIMITED" | "RATELIMIT_EXCEEDED";
/**
 * 错误码: The codes of a 500. The order may or may not have been completed.
 * @example SYSTEM_ERROR
 */
export type InternalServerErrorCode = "SYSTEM_ERROR";
/**
 * 错误码: The codes of a 502 and a 503. The order may or may not have been completed.
 * @example SERVICE_UNAVAILABLE
 */
export type ServiceUnavailableCode = "SERVICE_UNAVAILABLE";
/**
 * 完结类型: Whether the service was used. The reference page does not mark it as required, but the service expects it: always send it.
 * @example 2
 */
export type FinishType = 1 | 2;
/** 付费项目: One thing that is charged, with at least an amount or a description. */
export interface Fee {
    /**
     * 付费项目名称
     *
     * What is charged, up to 20 characters. It is unique among the fees.
     * @example 商品费用
     */
    fee_name?: string | undefined;
    /**
     * 付费项目数量
     *
     * How many, 1 to 100. The user sees it, and it is no factor in the sum.
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
     * How the amount is calculated, up to 30 characters.
     * @example 矿泉水2瓶
     */
    fee_desc?: string | undefined;
}
/** 商户优惠: One discount of the merchant. */
export interface Discount {
    /**
     * 优惠名称
     *
     * The discount's name, up to 20 characters. It is unique among the discounts.
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
     * The discount's conditions, up to 30 characters. It is expected together with a name.
     * @example 不与其他优惠叠加
     */
    discount_desc?: string | undefined;
}
/** 完结订单请求: What the user pays for the order, or that the order is cancelled because the service was not used. The object is closed: `out_order_no` belongs in the path, and a field that is not listed makes the call fail. */
export interface FinishOrderRequest {
    /**
     * 公众账号ID
     *
     * The appid that the order was created with. Its length is not documented here; 32 is that of the PayScore page.
     * @example wxd678efh567hg6787
     */
    appid: string;
    /**
     * 服务ID
     *
     * The id of the service that the order was created with. Its length is not documented here; 32 is that of the PayScore page.
     * @example 500001
     */
    service_id: string;
    /** 完结类型: Whether the service was used. The reference page does not mark it as required, but the service expects it: always send it. */
    finish_type?: FinishType | undefined;
    /**
     * 取消原因
     *
     * Why the order is cancelled, up to 30 characters. Required when `finish_type` is 1.
     * @example 用户取消订单
     */
    cancel_reason?: string | undefined;
    /**
     * 实际服务开始时间
     *
     * When the service began, `yyyyMMddHHmmss` or `yyyyMMdd`, in Beijing time.
     * @example 20091225091010
     */
    real_service_start_time?: string | undefined;
    /**
     * 实际服务结束时间
     *
     * When the service ended, `yyyyMMddHHmmss` or `yyyyMMdd`, in Beijing time. It is after the start.
     * @example 20091225121010
     */
    real_service_end_time?: string | undefined;
    /**
     * 实际服务结束地点
     *
     * Where the service ended, up to 20 characters. Send it only when it differs from the place where the service began and from the place expected at creation, and never when `finish_type` is 1.
     * @example 嗨客时尚主题展餐厅
     */
    real_service_end_location?: string | undefined;
    /**
     * 后付费项目
     *
     * What is charged, up to 100 items including those sent at creation.
     */
    fees?: Fee[] | undefined;
    /**
     * 商户优惠
     *
     * The discounts of the merchant, up to 5 items including those sent at creation.
     */
    discounts?: Discount[] | undefined;
    /**
     * 总金额
     *
     * What the user pays in fen: the sum of `fee_amount` less the sum of `discount_amount`; 0 when `finish_type` is 1. The reference page does not mark it as required, but the service expects it: always send it.
     * @example 3800
     */
    total_amount?: number | undefined;
    /**
     * 完结凭证
     *
     * The ticket from the query endpoint, or from the callback that the user accepted the order. Send it unchanged. The reference page does not mark it as required, but the service expects it: always send it.
     * @example SDF8J2DFH8DHE42KL9DF2JKDU8F
     */
    finish_ticket?: string | undefined;
    /**
     * 服务分账标记
     *
     * Whether the amount is shared with other receivers (分账). The reference page does not mark it as required, but the service expects it: always send it.
     * @example false
     */
    profit_sharing?: boolean | undefined;
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
export interface components {
    schemas: {
        PostPayment: PostPayment;
        PostDiscount: PostDiscount;
        TimeRange: TimeRange;
        Location: Location;
        Device: Device;
        CompleteServiceOrderRequest: CompleteServiceOrderRequest;
        ServiceOrderState: ServiceOrderState;
        ServiceOrderStateDescription: ServiceOrderStateDescription;
        ServiceOrderPayment: ServiceOrderPayment;
        ServiceOrderDiscount: ServiceOrderDiscount;
        RiskFundName: RiskFundName;
        RiskFund: RiskFund;
        ServiceOrderTimeRange: ServiceOrderTimeRange;
        ServiceOrderLocation: ServiceOrderLocation;
        CompleteServiceOrderResponse: CompleteServiceOrderResponse;
        SignInformation: SignInformation;
        ApiErrorDetail: ApiErrorDetail;
        ApiError: ApiError;
        BadRequestCode: BadRequestCode;
        UnlistedErrorCode: UnlistedErrorCode;
        UnauthorizedCode: UnauthorizedCode;
        ForbiddenCode: ForbiddenCode;
        NotFoundCode: NotFoundCode;
        TooManyRequestsCode: TooManyRequestsCode;
        InternalServerErrorCode: InternalServerErrorCode;
        ServiceUnavailableCode: ServiceUnavailableCode;
        FinishType: FinishType;
        Fee: Fee;
        Discount: Discount;
        FinishOrderRequest: FinishOrderRequest;
        FinishOrderResponse: FinishOrderResponse;
    };
    responses: {
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
                "application/json": ApiError & {
                    code?: BadRequestCode | UnlistedErrorCode | undefined;
                };
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
                "application/json": ApiError & {
                    code?: UnauthorizedCode | UnlistedErrorCode | undefined;
                };
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
                "application/json": ApiError & {
                    code?: ForbiddenCode | UnlistedErrorCode | undefined;
                };
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
                "application/json": ApiError & {
                    code?: NotFoundCode | UnlistedErrorCode | undefined;
                };
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
                "application/json": ApiError & {
                    code?: TooManyRequestsCode | UnlistedErrorCode | undefined;
                };
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
                "application/json": ApiError & {
                    code?: InternalServerErrorCode | UnlistedErrorCode | undefined;
                };
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
                "application/json": ApiError & {
                    code?: ServiceUnavailableCode | UnlistedErrorCode | undefined;
                };
            };
        };
    };
    parameters: {
        /**
         * The merchant's own number of the service order, unique per merchant: 1 to 32 characters of `0-9 A-Z a-z _ - | *`. It stands in the path only: a body that contains it makes the call fail.
         * @example 1234323JKHDFE1243252
         */
        OutOrderNo: string;
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
    };
    requestBodies: never;
    headers: {
        /**
         * The id of this request at WeChat Pay. Log it, because support asks for it. It may be missing.
         * @example 08F78BB5AF0610D302189BBC5520A3BC2F28F89203
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
export interface operations {
    completeServiceOrder: {
        parameters: {
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
            path: {
                /**
                 * The merchant's own number of the service order, unique per merchant: 1 to 32 characters of `0-9 A-Z a-z _ - | *`. It stands in the path only: a body that contains it makes the call fail.
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
    completeSmartRetailOrder: {
        parameters: {
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
            path: {
                /**
                 * The merchant's own number of the service order, unique per merchant: 1 to 32 characters of `0-9 A-Z a-z _ - | *`. It stands in the path only: a body that contains it makes the call fail.
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
    completePayAfterOrder: {
        parameters: {
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
            path: {
                /**
                 * The merchant's own number of the service order, unique per merchant: 1 to 32 characters of `0-9 A-Z a-z _ - | *`. It stands in the path only: a body that contains it makes the call fail.
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
}
