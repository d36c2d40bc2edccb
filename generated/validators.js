// Generated from openapi/ by `npm run generate`. Do not edit.
"use strict";
export const completeServiceOrderPath = validate20;

const func0 = Object.prototype.hasOwnProperty;
const func62 = function ucs2length(str) {
    const len = str.length;
    let length = 0;
    let pos = 0;
    let value;
    while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 0xd800 && value <= 0xdbff && pos < len) {
            // high surrogate, and there is a next character
            value = str.charCodeAt(pos);
            if ((value & 0xfc00) === 0xdc00)
                pos++; // low surrogate
        }
    }
    return length;
};
const pattern4 = new RegExp("^[0-9A-Za-z_\\-|*]+$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.out_order_no === undefined) || (!(func0.call(data, "out_order_no")))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"required",params:{missingProperty: "out_order_no"}});
errors++;
}
for(const key0 of Object.keys(data)){
if(errors >= 100) break;
if(!(key0 === "out_order_no")){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.out_order_no !== undefined && func0.call(data, "out_order_no")){
let data0 = data.out_order_no;
if(typeof data0 === "string"){
if(func62(data0) > 32){
(vErrors ??= []).push({instancePath:instancePath+"/out_order_no",schemaPath:"",keyword:"maxLength",params:{limit: 32}});
errors++;
}
if(func62(data0) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/out_order_no",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern4.test(data0)){
(vErrors ??= []).push({instancePath:instancePath+"/out_order_no",schemaPath:"",keyword:"pattern",params:{pattern: "^[0-9A-Za-z_\\-|*]+$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/out_order_no",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"type",params:{type: "object"}});
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}

export const completeServiceOrderRequest = validate21;
const schema32 = {"properties":{"appid":true,"service_id":true,"post_payments":true,"post_discounts":true,"total_amount":true,"time_range":true,"location":true,"profit_sharing":true,"goods_tag":true,"device":true}}
const pattern5 = new RegExp("^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$", "u");
const pattern11 = new RegExp("^([0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9])?|OnAccept)$", "u");
const pattern13 = new RegExp("^[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9])?$", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.appid === undefined) || (!(func0.call(data, "appid")))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"required",params:{missingProperty: "appid"}});
errors++;
}
if((data.service_id === undefined) || (!(func0.call(data, "service_id")))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"required",params:{missingProperty: "service_id"}});
errors++;
}
if((data.post_payments === undefined) || (!(func0.call(data, "post_payments")))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"required",params:{missingProperty: "post_payments"}});
errors++;
}
if((data.total_amount === undefined) || (!(func0.call(data, "total_amount")))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"required",params:{missingProperty: "total_amount"}});
errors++;
}
for(const key0 of Object.keys(data)){
if(errors >= 100) break;
if(!(func0.call(schema32.properties, key0))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.appid !== undefined && func0.call(data, "appid")){
let data0 = data.appid;
if(typeof data0 === "string"){
if(func62(data0) > 32){
(vErrors ??= []).push({instancePath:instancePath+"/appid",schemaPath:"",keyword:"maxLength",params:{limit: 32}});
errors++;
}
if(func62(data0) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/appid",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data0)){
(vErrors ??= []).push({instancePath:instancePath+"/appid",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/appid",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.service_id !== undefined && func0.call(data, "service_id")){
let data1 = data.service_id;
if(typeof data1 === "string"){
if(func62(data1) > 32){
(vErrors ??= []).push({instancePath:instancePath+"/service_id",schemaPath:"",keyword:"maxLength",params:{limit: 32}});
errors++;
}
if(func62(data1) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/service_id",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data1)){
(vErrors ??= []).push({instancePath:instancePath+"/service_id",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/service_id",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.post_payments !== undefined && func0.call(data, "post_payments")){
let data2 = data.post_payments;
if(Array.isArray(data2)){
if(data2.length > 100){
(vErrors ??= []).push({instancePath:instancePath+"/post_payments",schemaPath:"",keyword:"maxItems",params:{limit: 100}});
errors++;
}
if(data2.length < 1){
(vErrors ??= []).push({instancePath:instancePath+"/post_payments",schemaPath:"",keyword:"minItems",params:{limit: 1}});
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(errors >= 100) break;
let data3 = data2[i0];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if((data3.name === undefined) || (!(func0.call(data3, "name")))){
(vErrors ??= []).push({instancePath:instancePath+"/post_payments/" + i0,schemaPath:"",keyword:"required",params:{missingProperty: "name"}});
errors++;
}
for(const key1 of Object.keys(data3)){
if(errors >= 100) break;
if(!((((key1 === "name") || (key1 === "amount")) || (key1 === "description")) || (key1 === "count"))){
(vErrors ??= []).push({instancePath:instancePath+"/post_payments/" + i0,schemaPath:"",keyword:"additionalProperties",params:{additionalProperty: key1}});
errors++;
}
}
if(data3.name !== undefined && func0.call(data3, "name")){
let data4 = data3.name;
if(typeof data4 === "string"){
if(func62(data4) > 20){
(vErrors ??= []).push({instancePath:instancePath+"/post_payments/" + i0+"/name",schemaPath:"",keyword:"maxLength",params:{limit: 20}});
errors++;
}
if(func62(data4) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/post_payments/" + i0+"/name",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data4)){
(vErrors ??= []).push({instancePath:instancePath+"/post_payments/" + i0+"/name",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/post_payments/" + i0+"/name",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data3.amount !== undefined && func0.call(data3, "amount")){
let data5 = data3.amount;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
(vErrors ??= []).push({instancePath:instancePath+"/post_payments/" + i0+"/amount",schemaPath:"",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 9007199254740991 || isNaN(data5)){
(vErrors ??= []).push({instancePath:instancePath+"/post_payments/" + i0+"/amount",schemaPath:"",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}});
errors++;
}
if(data5 < 0 || isNaN(data5)){
(vErrors ??= []).push({instancePath:instancePath+"/post_payments/" + i0+"/amount",schemaPath:"",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
}
if(data3.description !== undefined && func0.call(data3, "description")){
let data6 = data3.description;
if(typeof data6 === "string"){
if(func62(data6) > 30){
(vErrors ??= []).push({instancePath:instancePath+"/post_payments/" + i0+"/description",schemaPath:"",keyword:"maxLength",params:{limit: 30}});
errors++;
}
if(func62(data6) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/post_payments/" + i0+"/description",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data6)){
(vErrors ??= []).push({instancePath:instancePath+"/post_payments/" + i0+"/description",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/post_payments/" + i0+"/description",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data3.count !== undefined && func0.call(data3, "count")){
let data7 = data3.count;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
(vErrors ??= []).push({instancePath:instancePath+"/post_payments/" + i0+"/count",schemaPath:"",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 100 || isNaN(data7)){
(vErrors ??= []).push({instancePath:instancePath+"/post_payments/" + i0+"/count",schemaPath:"",keyword:"maximum",params:{comparison: "<=", limit: 100}});
errors++;
}
if(data7 < 1 || isNaN(data7)){
(vErrors ??= []).push({instancePath:instancePath+"/post_payments/" + i0+"/count",schemaPath:"",keyword:"minimum",params:{comparison: ">=", limit: 1}});
errors++;
}
}
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/post_payments/" + i0,schemaPath:"",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/post_payments",schemaPath:"",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.post_discounts !== undefined && func0.call(data, "post_discounts")){
let data8 = data.post_discounts;
if(Array.isArray(data8)){
if(data8.length > 30){
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts",schemaPath:"",keyword:"maxItems",params:{limit: 30}});
errors++;
}
if(data8.length < 0){
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts",schemaPath:"",keyword:"minItems",params:{limit: 0}});
errors++;
}
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
if(errors >= 100) break;
let data9 = data8[i1];
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if((data9.name === undefined) || (!(func0.call(data9, "name")))){
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts/" + i1,schemaPath:"",keyword:"required",params:{missingProperty: "name"}});
errors++;
}
if((data9.amount === undefined) || (!(func0.call(data9, "amount")))){
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts/" + i1,schemaPath:"",keyword:"required",params:{missingProperty: "amount"}});
errors++;
}
for(const key2 of Object.keys(data9)){
if(errors >= 100) break;
if(!((((key2 === "name") || (key2 === "description")) || (key2 === "amount")) || (key2 === "count"))){
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts/" + i1,schemaPath:"",keyword:"additionalProperties",params:{additionalProperty: key2}});
errors++;
}
}
if(data9.name !== undefined && func0.call(data9, "name")){
let data10 = data9.name;
if(typeof data10 === "string"){
if(func62(data10) > 20){
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts/" + i1+"/name",schemaPath:"",keyword:"maxLength",params:{limit: 20}});
errors++;
}
if(func62(data10) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts/" + i1+"/name",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data10)){
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts/" + i1+"/name",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts/" + i1+"/name",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data9.description !== undefined && func0.call(data9, "description")){
let data11 = data9.description;
if(typeof data11 === "string"){
if(func62(data11) > 30){
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts/" + i1+"/description",schemaPath:"",keyword:"maxLength",params:{limit: 30}});
errors++;
}
if(func62(data11) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts/" + i1+"/description",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data11)){
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts/" + i1+"/description",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts/" + i1+"/description",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data9.amount !== undefined && func0.call(data9, "amount")){
let data12 = data9.amount;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts/" + i1+"/amount",schemaPath:"",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 9007199254740991 || isNaN(data12)){
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts/" + i1+"/amount",schemaPath:"",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}});
errors++;
}
if(data12 < 0 || isNaN(data12)){
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts/" + i1+"/amount",schemaPath:"",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
}
if(data9.count !== undefined && func0.call(data9, "count")){
let data13 = data9.count;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts/" + i1+"/count",schemaPath:"",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 100 || isNaN(data13)){
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts/" + i1+"/count",schemaPath:"",keyword:"maximum",params:{comparison: "<=", limit: 100}});
errors++;
}
if(data13 < 1 || isNaN(data13)){
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts/" + i1+"/count",schemaPath:"",keyword:"minimum",params:{comparison: ">=", limit: 1}});
errors++;
}
}
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts/" + i1,schemaPath:"",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/post_discounts",schemaPath:"",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.total_amount !== undefined && func0.call(data, "total_amount")){
let data14 = data.total_amount;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
(vErrors ??= []).push({instancePath:instancePath+"/total_amount",schemaPath:"",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 9007199254740991 || isNaN(data14)){
(vErrors ??= []).push({instancePath:instancePath+"/total_amount",schemaPath:"",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}});
errors++;
}
if(data14 < 0 || isNaN(data14)){
(vErrors ??= []).push({instancePath:instancePath+"/total_amount",schemaPath:"",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
}
if(data.time_range !== undefined && func0.call(data, "time_range")){
let data15 = data.time_range;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key3 of Object.keys(data15)){
if(errors >= 100) break;
if(!((((key3 === "start_time") || (key3 === "start_time_remark")) || (key3 === "end_time")) || (key3 === "end_time_remark"))){
(vErrors ??= []).push({instancePath:instancePath+"/time_range",schemaPath:"",keyword:"additionalProperties",params:{additionalProperty: key3}});
errors++;
}
}
if(data15.start_time !== undefined && func0.call(data15, "start_time")){
let data16 = data15.start_time;
if(typeof data16 === "string"){
if(func62(data16) > 14){
(vErrors ??= []).push({instancePath:instancePath+"/time_range/start_time",schemaPath:"",keyword:"maxLength",params:{limit: 14}});
errors++;
}
if(func62(data16) < 8){
(vErrors ??= []).push({instancePath:instancePath+"/time_range/start_time",schemaPath:"",keyword:"minLength",params:{limit: 8}});
errors++;
}
if(!pattern11.test(data16)){
(vErrors ??= []).push({instancePath:instancePath+"/time_range/start_time",schemaPath:"",keyword:"pattern",params:{pattern: "^([0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9])?|OnAccept)$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/time_range/start_time",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data15.start_time_remark !== undefined && func0.call(data15, "start_time_remark")){
let data17 = data15.start_time_remark;
if(typeof data17 === "string"){
if(func62(data17) > 20){
(vErrors ??= []).push({instancePath:instancePath+"/time_range/start_time_remark",schemaPath:"",keyword:"maxLength",params:{limit: 20}});
errors++;
}
if(func62(data17) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/time_range/start_time_remark",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data17)){
(vErrors ??= []).push({instancePath:instancePath+"/time_range/start_time_remark",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/time_range/start_time_remark",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data15.end_time !== undefined && func0.call(data15, "end_time")){
let data18 = data15.end_time;
if(typeof data18 === "string"){
if(func62(data18) > 14){
(vErrors ??= []).push({instancePath:instancePath+"/time_range/end_time",schemaPath:"",keyword:"maxLength",params:{limit: 14}});
errors++;
}
if(func62(data18) < 8){
(vErrors ??= []).push({instancePath:instancePath+"/time_range/end_time",schemaPath:"",keyword:"minLength",params:{limit: 8}});
errors++;
}
if(!pattern13.test(data18)){
(vErrors ??= []).push({instancePath:instancePath+"/time_range/end_time",schemaPath:"",keyword:"pattern",params:{pattern: "^[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9])?$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/time_range/end_time",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data15.end_time_remark !== undefined && func0.call(data15, "end_time_remark")){
let data19 = data15.end_time_remark;
if(typeof data19 === "string"){
if(func62(data19) > 20){
(vErrors ??= []).push({instancePath:instancePath+"/time_range/end_time_remark",schemaPath:"",keyword:"maxLength",params:{limit: 20}});
errors++;
}
if(func62(data19) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/time_range/end_time_remark",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data19)){
(vErrors ??= []).push({instancePath:instancePath+"/time_range/end_time_remark",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/time_range/end_time_remark",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data15.start_time_remark !== undefined && func0.call(data15, "start_time_remark")){
if((data15.start_time === undefined) || (!(func0.call(data15, "start_time")))){
const err74 = {instancePath:instancePath+"/time_range",schemaPath:"",keyword:"dependentRequired",params:{property: "start_time_remark",
    missingProperty: "start_time",
    depsCount: 1,
    deps: "start_time"}};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data15.end_time_remark !== undefined && func0.call(data15, "end_time_remark")){
if((data15.end_time === undefined) || (!(func0.call(data15, "end_time")))){
const err75 = {instancePath:instancePath+"/time_range",schemaPath:"",keyword:"dependentRequired",params:{property: "end_time_remark",
    missingProperty: "end_time",
    depsCount: 1,
    deps: "end_time"}};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/time_range",schemaPath:"",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.location !== undefined && func0.call(data, "location")){
let data20 = data.location;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
for(const key4 of Object.keys(data20)){
if(errors >= 100) break;
if(!(key4 === "end_location")){
(vErrors ??= []).push({instancePath:instancePath+"/location",schemaPath:"",keyword:"additionalProperties",params:{additionalProperty: key4}});
errors++;
}
}
if(data20.end_location !== undefined && func0.call(data20, "end_location")){
let data21 = data20.end_location;
if(typeof data21 === "string"){
if(func62(data21) > 50){
(vErrors ??= []).push({instancePath:instancePath+"/location/end_location",schemaPath:"",keyword:"maxLength",params:{limit: 50}});
errors++;
}
if(func62(data21) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/location/end_location",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data21)){
(vErrors ??= []).push({instancePath:instancePath+"/location/end_location",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/location/end_location",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/location",schemaPath:"",keyword:"type",params:{type: "object"}});
errors++;
}
}
if(data.profit_sharing !== undefined && func0.call(data, "profit_sharing")){
if(typeof data.profit_sharing !== "boolean"){
(vErrors ??= []).push({instancePath:instancePath+"/profit_sharing",schemaPath:"",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
if(data.goods_tag !== undefined && func0.call(data, "goods_tag")){
let data23 = data.goods_tag;
if(typeof data23 === "string"){
if(func62(data23) > 32){
(vErrors ??= []).push({instancePath:instancePath+"/goods_tag",schemaPath:"",keyword:"maxLength",params:{limit: 32}});
errors++;
}
if(func62(data23) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/goods_tag",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data23)){
(vErrors ??= []).push({instancePath:instancePath+"/goods_tag",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/goods_tag",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.device !== undefined && func0.call(data, "device")){
let data24 = data.device;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
for(const key5 of Object.keys(data24)){
if(errors >= 100) break;
if(!(((key5 === "start_device_id") || (key5 === "end_device_id")) || (key5 === "materiel_no"))){
(vErrors ??= []).push({instancePath:instancePath+"/device",schemaPath:"",keyword:"additionalProperties",params:{additionalProperty: key5}});
errors++;
}
}
if(data24.start_device_id !== undefined && func0.call(data24, "start_device_id")){
let data25 = data24.start_device_id;
if(typeof data25 === "string"){
if(func62(data25) > 128){
(vErrors ??= []).push({instancePath:instancePath+"/device/start_device_id",schemaPath:"",keyword:"maxLength",params:{limit: 128}});
errors++;
}
if(func62(data25) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/device/start_device_id",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data25)){
(vErrors ??= []).push({instancePath:instancePath+"/device/start_device_id",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/device/start_device_id",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data24.end_device_id !== undefined && func0.call(data24, "end_device_id")){
let data26 = data24.end_device_id;
if(typeof data26 === "string"){
if(func62(data26) > 128){
(vErrors ??= []).push({instancePath:instancePath+"/device/end_device_id",schemaPath:"",keyword:"maxLength",params:{limit: 128}});
errors++;
}
if(func62(data26) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/device/end_device_id",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data26)){
(vErrors ??= []).push({instancePath:instancePath+"/device/end_device_id",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/device/end_device_id",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data24.materiel_no !== undefined && func0.call(data24, "materiel_no")){
let data27 = data24.materiel_no;
if(typeof data27 === "string"){
if(func62(data27) > 512){
(vErrors ??= []).push({instancePath:instancePath+"/device/materiel_no",schemaPath:"",keyword:"maxLength",params:{limit: 512}});
errors++;
}
if(func62(data27) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/device/materiel_no",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data27)){
(vErrors ??= []).push({instancePath:instancePath+"/device/materiel_no",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/device/materiel_no",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/device",schemaPath:"",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"type",params:{type: "object"}});
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

export const completeServiceOrderResponse = validate22;
const schema33 = {"properties":{"state":{"enum":["DOING","DONE"]},"state_description":true}}

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.appid === undefined) || (!(func0.call(data, "appid")))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"required",params:{missingProperty: "appid"}});
errors++;
}
if((data.mchid === undefined) || (!(func0.call(data, "mchid")))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"required",params:{missingProperty: "mchid"}});
errors++;
}
if((data.out_order_no === undefined) || (!(func0.call(data, "out_order_no")))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"required",params:{missingProperty: "out_order_no"}});
errors++;
}
if((data.service_id === undefined) || (!(func0.call(data, "service_id")))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"required",params:{missingProperty: "service_id"}});
errors++;
}
if((data.service_introduction === undefined) || (!(func0.call(data, "service_introduction")))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"required",params:{missingProperty: "service_introduction"}});
errors++;
}
if((data.state === undefined) || (!(func0.call(data, "state")))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"required",params:{missingProperty: "state"}});
errors++;
}
if((data.total_amount === undefined) || (!(func0.call(data, "total_amount")))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"required",params:{missingProperty: "total_amount"}});
errors++;
}
if((data.risk_fund === undefined) || (!(func0.call(data, "risk_fund")))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"required",params:{missingProperty: "risk_fund"}});
errors++;
}
if(data.state !== undefined && func0.call(data, "state")){
let data0 = data.state;
if(!((data0 === "DOING") || (data0 === "DONE"))){
(vErrors ??= []).push({instancePath:instancePath+"/state",schemaPath:"",keyword:"enum",params:{allowedValues: schema33.properties.state.enum}});
errors++;
}
}
if(data.state_description !== undefined && func0.call(data, "state_description")){
const _errs3 = errors;
const _errs4 = errors;
if("USER_CONFIRM" !== data.state_description){
(vErrors ??= []).push({});
errors++;
}
var valid1 = _errs4 === errors;
if(valid1){
(vErrors ??= []).push({instancePath:instancePath+"/state_description",schemaPath:"",keyword:"not",params:{}});
errors++;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
}
}
else {
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"type",params:{type: "object"}});
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}

export const finishOrderRequest = validate23;
const schema34 = {"properties":{"appid":true,"service_id":true,"finish_type":{"enum":[1,2]},"cancel_reason":true,"real_service_start_time":true,"real_service_end_time":true,"real_service_end_location":true,"fees":true,"discounts":true,"total_amount":true,"finish_ticket":true,"profit_sharing":true}}

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.finish_type === undefined) || (!(func0.call(data, "finish_type")))) && (missing0 = "finish_type")){
(vErrors ??= []).push({});
errors++;
}
else {
if(data.finish_type !== undefined && func0.call(data, "finish_type")){
if(1 !== data.finish_type){
(vErrors ??= []).push({});
errors++;
}
}
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.cancel_reason === undefined) || (!(func0.call(data, "cancel_reason")))){
(vErrors ??= []).push({instancePath,schemaPath:"/then/",keyword:"required",params:{missingProperty: "cancel_reason"}});
errors++;
}
if(data.total_amount !== undefined && func0.call(data, "total_amount")){
if(0 !== data.total_amount){
(vErrors ??= []).push({instancePath:instancePath+"/total_amount",schemaPath:"/then/",keyword:"const",params:{allowedValue: 0}});
errors++;
}
}
if(data.real_service_end_location !== undefined && func0.call(data, "real_service_end_location")){
(vErrors ??= []).push({instancePath:instancePath+"/real_service_end_location",schemaPath:"/then/",keyword:"false schema",params:{}});
errors++;
}
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
}
if(!valid0){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"if",params:{failingKeyword: "then"}});
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.appid === undefined) || (!(func0.call(data, "appid")))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"required",params:{missingProperty: "appid"}});
errors++;
}
if((data.service_id === undefined) || (!(func0.call(data, "service_id")))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"required",params:{missingProperty: "service_id"}});
errors++;
}
for(const key0 of Object.keys(data)){
if(errors >= 100) break;
if(!(func0.call(schema34.properties, key0))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"additionalProperties",params:{additionalProperty: key0}});
errors++;
}
}
if(data.appid !== undefined && func0.call(data, "appid")){
let data3 = data.appid;
if(typeof data3 === "string"){
if(func62(data3) > 32){
(vErrors ??= []).push({instancePath:instancePath+"/appid",schemaPath:"",keyword:"maxLength",params:{limit: 32}});
errors++;
}
if(func62(data3) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/appid",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data3)){
(vErrors ??= []).push({instancePath:instancePath+"/appid",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/appid",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.service_id !== undefined && func0.call(data, "service_id")){
let data4 = data.service_id;
if(typeof data4 === "string"){
if(func62(data4) > 32){
(vErrors ??= []).push({instancePath:instancePath+"/service_id",schemaPath:"",keyword:"maxLength",params:{limit: 32}});
errors++;
}
if(func62(data4) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/service_id",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data4)){
(vErrors ??= []).push({instancePath:instancePath+"/service_id",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/service_id",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.finish_type !== undefined && func0.call(data, "finish_type")){
let data5 = data.finish_type;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
(vErrors ??= []).push({instancePath:instancePath+"/finish_type",schemaPath:"",keyword:"type",params:{type: "integer"}});
errors++;
}
if(!((data5 === 1) || (data5 === 2))){
(vErrors ??= []).push({instancePath:instancePath+"/finish_type",schemaPath:"",keyword:"enum",params:{allowedValues: schema34.properties.finish_type.enum}});
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 2 || isNaN(data5)){
(vErrors ??= []).push({instancePath:instancePath+"/finish_type",schemaPath:"",keyword:"maximum",params:{comparison: "<=", limit: 2}});
errors++;
}
if(data5 < 1 || isNaN(data5)){
(vErrors ??= []).push({instancePath:instancePath+"/finish_type",schemaPath:"",keyword:"minimum",params:{comparison: ">=", limit: 1}});
errors++;
}
}
}
if(data.cancel_reason !== undefined && func0.call(data, "cancel_reason")){
let data6 = data.cancel_reason;
if(typeof data6 === "string"){
if(func62(data6) > 30){
(vErrors ??= []).push({instancePath:instancePath+"/cancel_reason",schemaPath:"",keyword:"maxLength",params:{limit: 30}});
errors++;
}
if(func62(data6) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/cancel_reason",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data6)){
(vErrors ??= []).push({instancePath:instancePath+"/cancel_reason",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/cancel_reason",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.real_service_start_time !== undefined && func0.call(data, "real_service_start_time")){
let data7 = data.real_service_start_time;
if(typeof data7 === "string"){
if(func62(data7) > 14){
(vErrors ??= []).push({instancePath:instancePath+"/real_service_start_time",schemaPath:"",keyword:"maxLength",params:{limit: 14}});
errors++;
}
if(func62(data7) < 8){
(vErrors ??= []).push({instancePath:instancePath+"/real_service_start_time",schemaPath:"",keyword:"minLength",params:{limit: 8}});
errors++;
}
if(!pattern13.test(data7)){
(vErrors ??= []).push({instancePath:instancePath+"/real_service_start_time",schemaPath:"",keyword:"pattern",params:{pattern: "^[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9])?$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/real_service_start_time",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.real_service_end_time !== undefined && func0.call(data, "real_service_end_time")){
let data8 = data.real_service_end_time;
if(typeof data8 === "string"){
if(func62(data8) > 14){
(vErrors ??= []).push({instancePath:instancePath+"/real_service_end_time",schemaPath:"",keyword:"maxLength",params:{limit: 14}});
errors++;
}
if(func62(data8) < 8){
(vErrors ??= []).push({instancePath:instancePath+"/real_service_end_time",schemaPath:"",keyword:"minLength",params:{limit: 8}});
errors++;
}
if(!pattern13.test(data8)){
(vErrors ??= []).push({instancePath:instancePath+"/real_service_end_time",schemaPath:"",keyword:"pattern",params:{pattern: "^[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9])?$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/real_service_end_time",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.real_service_end_location !== undefined && func0.call(data, "real_service_end_location")){
let data9 = data.real_service_end_location;
if(typeof data9 === "string"){
if(func62(data9) > 20){
(vErrors ??= []).push({instancePath:instancePath+"/real_service_end_location",schemaPath:"",keyword:"maxLength",params:{limit: 20}});
errors++;
}
if(func62(data9) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/real_service_end_location",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data9)){
(vErrors ??= []).push({instancePath:instancePath+"/real_service_end_location",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/real_service_end_location",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.fees !== undefined && func0.call(data, "fees")){
let data10 = data.fees;
if(Array.isArray(data10)){
if(data10.length > 100){
(vErrors ??= []).push({instancePath:instancePath+"/fees",schemaPath:"",keyword:"maxItems",params:{limit: 100}});
errors++;
}
if(data10.length < 0){
(vErrors ??= []).push({instancePath:instancePath+"/fees",schemaPath:"",keyword:"minItems",params:{limit: 0}});
errors++;
}
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
if(errors >= 100) break;
let data11 = data10[i0];
const _errs26 = errors;
let valid7 = false;
const _errs27 = errors;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if((data11.fee_amount === undefined) || (!(func0.call(data11, "fee_amount")))){
(vErrors ??= []).push({instancePath:instancePath+"/fees/" + i0,schemaPath:"/anyOf/",keyword:"required",params:{missingProperty: "fee_amount"}});
errors++;
}
}
var _valid1 = _errs27 === errors;
valid7 = valid7 || _valid1;
if(!valid7){
const _errs28 = errors;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if((data11.fee_desc === undefined) || (!(func0.call(data11, "fee_desc")))){
(vErrors ??= []).push({instancePath:instancePath+"/fees/" + i0,schemaPath:"/anyOf/",keyword:"required",params:{missingProperty: "fee_desc"}});
errors++;
}
}
var _valid1 = _errs28 === errors;
valid7 = valid7 || _valid1;
}
if(!valid7){
(vErrors ??= []).push({instancePath:instancePath+"/fees/" + i0,schemaPath:"",keyword:"anyOf",params:{}});
errors++;
}
else {
errors = _errs26;
if(vErrors !== null){
if(_errs26){
vErrors.length = _errs26;
}
else {
vErrors = null;
}
}
}
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key1 of Object.keys(data11)){
if(errors >= 100) break;
if(!((((key1 === "fee_name") || (key1 === "fee_count")) || (key1 === "fee_amount")) || (key1 === "fee_desc"))){
(vErrors ??= []).push({instancePath:instancePath+"/fees/" + i0,schemaPath:"",keyword:"additionalProperties",params:{additionalProperty: key1}});
errors++;
}
}
if(data11.fee_name !== undefined && func0.call(data11, "fee_name")){
let data12 = data11.fee_name;
if(typeof data12 === "string"){
if(func62(data12) > 20){
(vErrors ??= []).push({instancePath:instancePath+"/fees/" + i0+"/fee_name",schemaPath:"",keyword:"maxLength",params:{limit: 20}});
errors++;
}
if(func62(data12) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/fees/" + i0+"/fee_name",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data12)){
(vErrors ??= []).push({instancePath:instancePath+"/fees/" + i0+"/fee_name",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/fees/" + i0+"/fee_name",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data11.fee_count !== undefined && func0.call(data11, "fee_count")){
let data13 = data11.fee_count;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
(vErrors ??= []).push({instancePath:instancePath+"/fees/" + i0+"/fee_count",schemaPath:"",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 100 || isNaN(data13)){
(vErrors ??= []).push({instancePath:instancePath+"/fees/" + i0+"/fee_count",schemaPath:"",keyword:"maximum",params:{comparison: "<=", limit: 100}});
errors++;
}
if(data13 < 1 || isNaN(data13)){
(vErrors ??= []).push({instancePath:instancePath+"/fees/" + i0+"/fee_count",schemaPath:"",keyword:"minimum",params:{comparison: ">=", limit: 1}});
errors++;
}
}
}
if(data11.fee_amount !== undefined && func0.call(data11, "fee_amount")){
let data14 = data11.fee_amount;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
(vErrors ??= []).push({instancePath:instancePath+"/fees/" + i0+"/fee_amount",schemaPath:"",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 9007199254740991 || isNaN(data14)){
(vErrors ??= []).push({instancePath:instancePath+"/fees/" + i0+"/fee_amount",schemaPath:"",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}});
errors++;
}
if(data14 < 0 || isNaN(data14)){
(vErrors ??= []).push({instancePath:instancePath+"/fees/" + i0+"/fee_amount",schemaPath:"",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
}
if(data11.fee_desc !== undefined && func0.call(data11, "fee_desc")){
let data15 = data11.fee_desc;
if(typeof data15 === "string"){
if(func62(data15) > 30){
(vErrors ??= []).push({instancePath:instancePath+"/fees/" + i0+"/fee_desc",schemaPath:"",keyword:"maxLength",params:{limit: 30}});
errors++;
}
if(func62(data15) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/fees/" + i0+"/fee_desc",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data15)){
(vErrors ??= []).push({instancePath:instancePath+"/fees/" + i0+"/fee_desc",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/fees/" + i0+"/fee_desc",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/fees/" + i0,schemaPath:"",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/fees",schemaPath:"",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.discounts !== undefined && func0.call(data, "discounts")){
let data16 = data.discounts;
if(Array.isArray(data16)){
if(data16.length > 5){
(vErrors ??= []).push({instancePath:instancePath+"/discounts",schemaPath:"",keyword:"maxItems",params:{limit: 5}});
errors++;
}
if(data16.length < 0){
(vErrors ??= []).push({instancePath:instancePath+"/discounts",schemaPath:"",keyword:"minItems",params:{limit: 0}});
errors++;
}
const len1 = data16.length;
for(let i1=0; i1<len1; i1++){
if(errors >= 100) break;
let data17 = data16[i1];
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key2 of Object.keys(data17)){
if(errors >= 100) break;
if(!(((key2 === "discount_name") || (key2 === "discount_amount")) || (key2 === "discount_desc"))){
(vErrors ??= []).push({instancePath:instancePath+"/discounts/" + i1,schemaPath:"",keyword:"additionalProperties",params:{additionalProperty: key2}});
errors++;
}
}
if(data17.discount_name !== undefined && func0.call(data17, "discount_name")){
let data18 = data17.discount_name;
if(typeof data18 === "string"){
if(func62(data18) > 20){
(vErrors ??= []).push({instancePath:instancePath+"/discounts/" + i1+"/discount_name",schemaPath:"",keyword:"maxLength",params:{limit: 20}});
errors++;
}
if(func62(data18) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/discounts/" + i1+"/discount_name",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data18)){
(vErrors ??= []).push({instancePath:instancePath+"/discounts/" + i1+"/discount_name",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/discounts/" + i1+"/discount_name",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data17.discount_amount !== undefined && func0.call(data17, "discount_amount")){
let data19 = data17.discount_amount;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
(vErrors ??= []).push({instancePath:instancePath+"/discounts/" + i1+"/discount_amount",schemaPath:"",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 9007199254740991 || isNaN(data19)){
(vErrors ??= []).push({instancePath:instancePath+"/discounts/" + i1+"/discount_amount",schemaPath:"",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}});
errors++;
}
if(data19 < 0 || isNaN(data19)){
(vErrors ??= []).push({instancePath:instancePath+"/discounts/" + i1+"/discount_amount",schemaPath:"",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
}
if(data17.discount_desc !== undefined && func0.call(data17, "discount_desc")){
let data20 = data17.discount_desc;
if(typeof data20 === "string"){
if(func62(data20) > 30){
(vErrors ??= []).push({instancePath:instancePath+"/discounts/" + i1+"/discount_desc",schemaPath:"",keyword:"maxLength",params:{limit: 30}});
errors++;
}
if(func62(data20) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/discounts/" + i1+"/discount_desc",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data20)){
(vErrors ??= []).push({instancePath:instancePath+"/discounts/" + i1+"/discount_desc",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/discounts/" + i1+"/discount_desc",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/discounts/" + i1,schemaPath:"",keyword:"type",params:{type: "object"}});
errors++;
}
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/discounts",schemaPath:"",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.total_amount !== undefined && func0.call(data, "total_amount")){
let data21 = data.total_amount;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
(vErrors ??= []).push({instancePath:instancePath+"/total_amount",schemaPath:"",keyword:"type",params:{type: "integer"}});
errors++;
}
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 9007199254740991 || isNaN(data21)){
(vErrors ??= []).push({instancePath:instancePath+"/total_amount",schemaPath:"",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}});
errors++;
}
if(data21 < 0 || isNaN(data21)){
(vErrors ??= []).push({instancePath:instancePath+"/total_amount",schemaPath:"",keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
}
if(data.finish_ticket !== undefined && func0.call(data, "finish_ticket")){
let data22 = data.finish_ticket;
if(typeof data22 === "string"){
if(func62(data22) > 512){
(vErrors ??= []).push({instancePath:instancePath+"/finish_ticket",schemaPath:"",keyword:"maxLength",params:{limit: 512}});
errors++;
}
if(func62(data22) < 1){
(vErrors ??= []).push({instancePath:instancePath+"/finish_ticket",schemaPath:"",keyword:"minLength",params:{limit: 1}});
errors++;
}
if(!pattern5.test(data22)){
(vErrors ??= []).push({instancePath:instancePath+"/finish_ticket",schemaPath:"",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath:instancePath+"/finish_ticket",schemaPath:"",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.profit_sharing !== undefined && func0.call(data, "profit_sharing")){
if(typeof data.profit_sharing !== "boolean"){
(vErrors ??= []).push({instancePath:instancePath+"/profit_sharing",schemaPath:"",keyword:"type",params:{type: "boolean"}});
errors++;
}
}
}
else {
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"type",params:{type: "object"}});
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}

export const completeSmartRetailOrderResponse = validate24;


function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.appid === undefined) || (!(func0.call(data, "appid")))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"required",params:{missingProperty: "appid"}});
errors++;
}
if((data.mchid === undefined) || (!(func0.call(data, "mchid")))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"required",params:{missingProperty: "mchid"}});
errors++;
}
if((data.out_order_no === undefined) || (!(func0.call(data, "out_order_no")))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"required",params:{missingProperty: "out_order_no"}});
errors++;
}
if((data.service_id === undefined) || (!(func0.call(data, "service_id")))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"required",params:{missingProperty: "service_id"}});
errors++;
}
if((data.order_id === undefined) || (!(func0.call(data, "order_id")))){
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"required",params:{missingProperty: "order_id"}});
errors++;
}
}
else {
(vErrors ??= []).push({instancePath,schemaPath:"",keyword:"type",params:{type: "object"}});
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}

