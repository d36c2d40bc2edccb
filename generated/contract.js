// Generated from openapi/ by `npm run generate`. Do not edit.
export const version = '0.1.0'
export const servers = ["https://api.mch.weixin.qq.com","https://api2.mch.weixin.qq.com"]
export const retryableStatuses = [202,429,500,502,503,504]
