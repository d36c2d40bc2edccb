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

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.out_order_no === undefined) || (!(func0.call(data, "out_order_no")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "out_order_no"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(key0 === "out_order_no")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.out_order_no !== undefined && func0.call(data, "out_order_no")){
let data0 = data.out_order_no;
if(typeof data0 === "string"){
if(func62(data0) > 32){
const err2 = {instancePath:instancePath+"/out_order_no",schemaPath:"#/properties/out_order_no/maxLength",keyword:"maxLength",params:{limit: 32}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(func62(data0) < 1){
const err3 = {instancePath:instancePath+"/out_order_no",schemaPath:"#/properties/out_order_no/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern4.test(data0)){
const err4 = {instancePath:instancePath+"/out_order_no",schemaPath:"#/properties/out_order_no/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z_\\-|*]+$"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/out_order_no",schemaPath:"#/properties/out_order_no/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const completeServiceOrderRequest = validate21;
const schema32 = {"properties":{"appid":true,"service_id":true,"post_payments":true,"post_discounts":true,"total_amount":true,"time_range":true,"location":true,"profit_sharing":true,"goods_tag":true,"device":true}}
const pattern5 = new RegExp("^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$", "u");
const pattern11 = new RegExp("^([0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9])?|OnAccept)$", "u");
const pattern13 = new RegExp("^[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9])?$", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.appid === undefined) || (!(func0.call(data, "appid")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "appid"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.service_id === undefined) || (!(func0.call(data, "service_id")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "service_id"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.post_payments === undefined) || (!(func0.call(data, "post_payments")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "post_payments"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.total_amount === undefined) || (!(func0.call(data, "total_amount")))){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "total_amount"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema32.properties, key0))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.appid !== undefined && func0.call(data, "appid")){
let data0 = data.appid;
if(typeof data0 === "string"){
if(func62(data0) > 32){
const err5 = {instancePath:instancePath+"/appid",schemaPath:"#/properties/appid/maxLength",keyword:"maxLength",params:{limit: 32}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(func62(data0) < 1){
const err6 = {instancePath:instancePath+"/appid",schemaPath:"#/properties/appid/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern5.test(data0)){
const err7 = {instancePath:instancePath+"/appid",schemaPath:"#/properties/appid/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/appid",schemaPath:"#/properties/appid/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.service_id !== undefined && func0.call(data, "service_id")){
let data1 = data.service_id;
if(typeof data1 === "string"){
if(func62(data1) > 32){
const err9 = {instancePath:instancePath+"/service_id",schemaPath:"#/properties/service_id/maxLength",keyword:"maxLength",params:{limit: 32}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(func62(data1) < 1){
const err10 = {instancePath:instancePath+"/service_id",schemaPath:"#/properties/service_id/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!pattern5.test(data1)){
const err11 = {instancePath:instancePath+"/service_id",schemaPath:"#/properties/service_id/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/service_id",schemaPath:"#/properties/service_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.post_payments !== undefined && func0.call(data, "post_payments")){
let data2 = data.post_payments;
if(Array.isArray(data2)){
if(data2.length > 100){
const err13 = {instancePath:instancePath+"/post_payments",schemaPath:"#/properties/post_payments/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data2.length < 1){
const err14 = {instancePath:instancePath+"/post_payments",schemaPath:"#/properties/post_payments/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if((data3.name === undefined) || (!(func0.call(data3, "name")))){
const err15 = {instancePath:instancePath+"/post_payments/" + i0,schemaPath:"#/properties/post_payments/items/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key1 of Object.keys(data3)){
if(!((((key1 === "name") || (key1 === "amount")) || (key1 === "description")) || (key1 === "count"))){
const err16 = {instancePath:instancePath+"/post_payments/" + i0,schemaPath:"#/properties/post_payments/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data3.name !== undefined && func0.call(data3, "name")){
let data4 = data3.name;
if(typeof data4 === "string"){
if(func62(data4) > 20){
const err17 = {instancePath:instancePath+"/post_payments/" + i0+"/name",schemaPath:"#/properties/post_payments/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 20}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(func62(data4) < 1){
const err18 = {instancePath:instancePath+"/post_payments/" + i0+"/name",schemaPath:"#/properties/post_payments/items/properties/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(!pattern5.test(data4)){
const err19 = {instancePath:instancePath+"/post_payments/" + i0+"/name",schemaPath:"#/properties/post_payments/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/post_payments/" + i0+"/name",schemaPath:"#/properties/post_payments/items/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data3.amount !== undefined && func0.call(data3, "amount")){
let data5 = data3.amount;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err21 = {instancePath:instancePath+"/post_payments/" + i0+"/amount",schemaPath:"#/properties/post_payments/items/properties/amount/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 9007199254740991 || isNaN(data5)){
const err22 = {instancePath:instancePath+"/post_payments/" + i0+"/amount",schemaPath:"#/properties/post_payments/items/properties/amount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data5 < 0 || isNaN(data5)){
const err23 = {instancePath:instancePath+"/post_payments/" + i0+"/amount",schemaPath:"#/properties/post_payments/items/properties/amount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
if(data3.description !== undefined && func0.call(data3, "description")){
let data6 = data3.description;
if(typeof data6 === "string"){
if(func62(data6) > 30){
const err24 = {instancePath:instancePath+"/post_payments/" + i0+"/description",schemaPath:"#/properties/post_payments/items/properties/description/maxLength",keyword:"maxLength",params:{limit: 30}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(func62(data6) < 1){
const err25 = {instancePath:instancePath+"/post_payments/" + i0+"/description",schemaPath:"#/properties/post_payments/items/properties/description/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(!pattern5.test(data6)){
const err26 = {instancePath:instancePath+"/post_payments/" + i0+"/description",schemaPath:"#/properties/post_payments/items/properties/description/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/post_payments/" + i0+"/description",schemaPath:"#/properties/post_payments/items/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data3.count !== undefined && func0.call(data3, "count")){
let data7 = data3.count;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err28 = {instancePath:instancePath+"/post_payments/" + i0+"/count",schemaPath:"#/properties/post_payments/items/properties/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 100 || isNaN(data7)){
const err29 = {instancePath:instancePath+"/post_payments/" + i0+"/count",schemaPath:"#/properties/post_payments/items/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data7 < 1 || isNaN(data7)){
const err30 = {instancePath:instancePath+"/post_payments/" + i0+"/count",schemaPath:"#/properties/post_payments/items/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
}
else {
const err31 = {instancePath:instancePath+"/post_payments/" + i0,schemaPath:"#/properties/post_payments/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/post_payments",schemaPath:"#/properties/post_payments/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.post_discounts !== undefined && func0.call(data, "post_discounts")){
let data8 = data.post_discounts;
if(Array.isArray(data8)){
if(data8.length > 30){
const err33 = {instancePath:instancePath+"/post_discounts",schemaPath:"#/properties/post_discounts/maxItems",keyword:"maxItems",params:{limit: 30}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data8.length < 0){
const err34 = {instancePath:instancePath+"/post_discounts",schemaPath:"#/properties/post_discounts/minItems",keyword:"minItems",params:{limit: 0}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
let data9 = data8[i1];
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if((data9.name === undefined) || (!(func0.call(data9, "name")))){
const err35 = {instancePath:instancePath+"/post_discounts/" + i1,schemaPath:"#/properties/post_discounts/items/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if((data9.amount === undefined) || (!(func0.call(data9, "amount")))){
const err36 = {instancePath:instancePath+"/post_discounts/" + i1,schemaPath:"#/properties/post_discounts/items/required",keyword:"required",params:{missingProperty: "amount"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
for(const key2 of Object.keys(data9)){
if(!((((key2 === "name") || (key2 === "description")) || (key2 === "amount")) || (key2 === "count"))){
const err37 = {instancePath:instancePath+"/post_discounts/" + i1,schemaPath:"#/properties/post_discounts/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data9.name !== undefined && func0.call(data9, "name")){
let data10 = data9.name;
if(typeof data10 === "string"){
if(func62(data10) > 20){
const err38 = {instancePath:instancePath+"/post_discounts/" + i1+"/name",schemaPath:"#/properties/post_discounts/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 20}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(func62(data10) < 1){
const err39 = {instancePath:instancePath+"/post_discounts/" + i1+"/name",schemaPath:"#/properties/post_discounts/items/properties/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(!pattern5.test(data10)){
const err40 = {instancePath:instancePath+"/post_discounts/" + i1+"/name",schemaPath:"#/properties/post_discounts/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/post_discounts/" + i1+"/name",schemaPath:"#/properties/post_discounts/items/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data9.description !== undefined && func0.call(data9, "description")){
let data11 = data9.description;
if(typeof data11 === "string"){
if(func62(data11) > 30){
const err42 = {instancePath:instancePath+"/post_discounts/" + i1+"/description",schemaPath:"#/properties/post_discounts/items/properties/description/maxLength",keyword:"maxLength",params:{limit: 30}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(func62(data11) < 1){
const err43 = {instancePath:instancePath+"/post_discounts/" + i1+"/description",schemaPath:"#/properties/post_discounts/items/properties/description/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(!pattern5.test(data11)){
const err44 = {instancePath:instancePath+"/post_discounts/" + i1+"/description",schemaPath:"#/properties/post_discounts/items/properties/description/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/post_discounts/" + i1+"/description",schemaPath:"#/properties/post_discounts/items/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data9.amount !== undefined && func0.call(data9, "amount")){
let data12 = data9.amount;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err46 = {instancePath:instancePath+"/post_discounts/" + i1+"/amount",schemaPath:"#/properties/post_discounts/items/properties/amount/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 9007199254740991 || isNaN(data12)){
const err47 = {instancePath:instancePath+"/post_discounts/" + i1+"/amount",schemaPath:"#/properties/post_discounts/items/properties/amount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err48 = {instancePath:instancePath+"/post_discounts/" + i1+"/amount",schemaPath:"#/properties/post_discounts/items/properties/amount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
if(data9.count !== undefined && func0.call(data9, "count")){
let data13 = data9.count;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err49 = {instancePath:instancePath+"/post_discounts/" + i1+"/count",schemaPath:"#/properties/post_discounts/items/properties/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 100 || isNaN(data13)){
const err50 = {instancePath:instancePath+"/post_discounts/" + i1+"/count",schemaPath:"#/properties/post_discounts/items/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(data13 < 1 || isNaN(data13)){
const err51 = {instancePath:instancePath+"/post_discounts/" + i1+"/count",schemaPath:"#/properties/post_discounts/items/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
}
else {
const err52 = {instancePath:instancePath+"/post_discounts/" + i1,schemaPath:"#/properties/post_discounts/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/post_discounts",schemaPath:"#/properties/post_discounts/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.total_amount !== undefined && func0.call(data, "total_amount")){
let data14 = data.total_amount;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err54 = {instancePath:instancePath+"/total_amount",schemaPath:"#/properties/total_amount/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 9007199254740991 || isNaN(data14)){
const err55 = {instancePath:instancePath+"/total_amount",schemaPath:"#/properties/total_amount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data14 < 0 || isNaN(data14)){
const err56 = {instancePath:instancePath+"/total_amount",schemaPath:"#/properties/total_amount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
if(data.time_range !== undefined && func0.call(data, "time_range")){
let data15 = data.time_range;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key3 of Object.keys(data15)){
if(!((((key3 === "start_time") || (key3 === "start_time_remark")) || (key3 === "end_time")) || (key3 === "end_time_remark"))){
const err57 = {instancePath:instancePath+"/time_range",schemaPath:"#/properties/time_range/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data15.start_time !== undefined && func0.call(data15, "start_time")){
let data16 = data15.start_time;
if(typeof data16 === "string"){
if(func62(data16) > 14){
const err58 = {instancePath:instancePath+"/time_range/start_time",schemaPath:"#/properties/time_range/properties/start_time/maxLength",keyword:"maxLength",params:{limit: 14}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(func62(data16) < 8){
const err59 = {instancePath:instancePath+"/time_range/start_time",schemaPath:"#/properties/time_range/properties/start_time/minLength",keyword:"minLength",params:{limit: 8}};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(!pattern11.test(data16)){
const err60 = {instancePath:instancePath+"/time_range/start_time",schemaPath:"#/properties/time_range/properties/start_time/pattern",keyword:"pattern",params:{pattern: "^([0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9])?|OnAccept)$"}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
else {
const err61 = {instancePath:instancePath+"/time_range/start_time",schemaPath:"#/properties/time_range/properties/start_time/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data15.start_time_remark !== undefined && func0.call(data15, "start_time_remark")){
let data17 = data15.start_time_remark;
if(typeof data17 === "string"){
if(func62(data17) > 20){
const err62 = {instancePath:instancePath+"/time_range/start_time_remark",schemaPath:"#/properties/time_range/properties/start_time_remark/maxLength",keyword:"maxLength",params:{limit: 20}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(func62(data17) < 1){
const err63 = {instancePath:instancePath+"/time_range/start_time_remark",schemaPath:"#/properties/time_range/properties/start_time_remark/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(!pattern5.test(data17)){
const err64 = {instancePath:instancePath+"/time_range/start_time_remark",schemaPath:"#/properties/time_range/properties/start_time_remark/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {instancePath:instancePath+"/time_range/start_time_remark",schemaPath:"#/properties/time_range/properties/start_time_remark/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data15.end_time !== undefined && func0.call(data15, "end_time")){
let data18 = data15.end_time;
if(typeof data18 === "string"){
if(func62(data18) > 14){
const err66 = {instancePath:instancePath+"/time_range/end_time",schemaPath:"#/properties/time_range/properties/end_time/maxLength",keyword:"maxLength",params:{limit: 14}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(func62(data18) < 8){
const err67 = {instancePath:instancePath+"/time_range/end_time",schemaPath:"#/properties/time_range/properties/end_time/minLength",keyword:"minLength",params:{limit: 8}};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(!pattern13.test(data18)){
const err68 = {instancePath:instancePath+"/time_range/end_time",schemaPath:"#/properties/time_range/properties/end_time/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9])?$"}};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
else {
const err69 = {instancePath:instancePath+"/time_range/end_time",schemaPath:"#/properties/time_range/properties/end_time/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data15.end_time_remark !== undefined && func0.call(data15, "end_time_remark")){
let data19 = data15.end_time_remark;
if(typeof data19 === "string"){
if(func62(data19) > 20){
const err70 = {instancePath:instancePath+"/time_range/end_time_remark",schemaPath:"#/properties/time_range/properties/end_time_remark/maxLength",keyword:"maxLength",params:{limit: 20}};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(func62(data19) < 1){
const err71 = {instancePath:instancePath+"/time_range/end_time_remark",schemaPath:"#/properties/time_range/properties/end_time_remark/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(!pattern5.test(data19)){
const err72 = {instancePath:instancePath+"/time_range/end_time_remark",schemaPath:"#/properties/time_range/properties/end_time_remark/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
else {
const err73 = {instancePath:instancePath+"/time_range/end_time_remark",schemaPath:"#/properties/time_range/properties/end_time_remark/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data15.start_time_remark !== undefined && func0.call(data15, "start_time_remark")){
if((data15.start_time === undefined) || (!(func0.call(data15, "start_time")))){
const err74 = {instancePath:instancePath+"/time_range",schemaPath:"#/properties/time_range/dependentRequired",keyword:"dependentRequired",params:{property: "start_time_remark",
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
const err75 = {instancePath:instancePath+"/time_range",schemaPath:"#/properties/time_range/dependentRequired",keyword:"dependentRequired",params:{property: "end_time_remark",
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
const err76 = {instancePath:instancePath+"/time_range",schemaPath:"#/properties/time_range/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data.location !== undefined && func0.call(data, "location")){
let data20 = data.location;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
for(const key4 of Object.keys(data20)){
if(!(key4 === "end_location")){
const err77 = {instancePath:instancePath+"/location",schemaPath:"#/properties/location/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data20.end_location !== undefined && func0.call(data20, "end_location")){
let data21 = data20.end_location;
if(typeof data21 === "string"){
if(func62(data21) > 50){
const err78 = {instancePath:instancePath+"/location/end_location",schemaPath:"#/properties/location/properties/end_location/maxLength",keyword:"maxLength",params:{limit: 50}};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(func62(data21) < 1){
const err79 = {instancePath:instancePath+"/location/end_location",schemaPath:"#/properties/location/properties/end_location/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(!pattern5.test(data21)){
const err80 = {instancePath:instancePath+"/location/end_location",schemaPath:"#/properties/location/properties/end_location/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
else {
const err81 = {instancePath:instancePath+"/location/end_location",schemaPath:"#/properties/location/properties/end_location/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
}
else {
const err82 = {instancePath:instancePath+"/location",schemaPath:"#/properties/location/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data.profit_sharing !== undefined && func0.call(data, "profit_sharing")){
if(typeof data.profit_sharing !== "boolean"){
const err83 = {instancePath:instancePath+"/profit_sharing",schemaPath:"#/properties/profit_sharing/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data.goods_tag !== undefined && func0.call(data, "goods_tag")){
let data23 = data.goods_tag;
if(typeof data23 === "string"){
if(func62(data23) > 32){
const err84 = {instancePath:instancePath+"/goods_tag",schemaPath:"#/properties/goods_tag/maxLength",keyword:"maxLength",params:{limit: 32}};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(func62(data23) < 1){
const err85 = {instancePath:instancePath+"/goods_tag",schemaPath:"#/properties/goods_tag/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(!pattern5.test(data23)){
const err86 = {instancePath:instancePath+"/goods_tag",schemaPath:"#/properties/goods_tag/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
else {
const err87 = {instancePath:instancePath+"/goods_tag",schemaPath:"#/properties/goods_tag/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data.device !== undefined && func0.call(data, "device")){
let data24 = data.device;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
for(const key5 of Object.keys(data24)){
if(!(((key5 === "start_device_id") || (key5 === "end_device_id")) || (key5 === "materiel_no"))){
const err88 = {instancePath:instancePath+"/device",schemaPath:"#/properties/device/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data24.start_device_id !== undefined && func0.call(data24, "start_device_id")){
let data25 = data24.start_device_id;
if(typeof data25 === "string"){
if(func62(data25) > 128){
const err89 = {instancePath:instancePath+"/device/start_device_id",schemaPath:"#/properties/device/properties/start_device_id/maxLength",keyword:"maxLength",params:{limit: 128}};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if(func62(data25) < 1){
const err90 = {instancePath:instancePath+"/device/start_device_id",schemaPath:"#/properties/device/properties/start_device_id/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if(!pattern5.test(data25)){
const err91 = {instancePath:instancePath+"/device/start_device_id",schemaPath:"#/properties/device/properties/start_device_id/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
else {
const err92 = {instancePath:instancePath+"/device/start_device_id",schemaPath:"#/properties/device/properties/start_device_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data24.end_device_id !== undefined && func0.call(data24, "end_device_id")){
let data26 = data24.end_device_id;
if(typeof data26 === "string"){
if(func62(data26) > 128){
const err93 = {instancePath:instancePath+"/device/end_device_id",schemaPath:"#/properties/device/properties/end_device_id/maxLength",keyword:"maxLength",params:{limit: 128}};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(func62(data26) < 1){
const err94 = {instancePath:instancePath+"/device/end_device_id",schemaPath:"#/properties/device/properties/end_device_id/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if(!pattern5.test(data26)){
const err95 = {instancePath:instancePath+"/device/end_device_id",schemaPath:"#/properties/device/properties/end_device_id/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
else {
const err96 = {instancePath:instancePath+"/device/end_device_id",schemaPath:"#/properties/device/properties/end_device_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data24.materiel_no !== undefined && func0.call(data24, "materiel_no")){
let data27 = data24.materiel_no;
if(typeof data27 === "string"){
if(func62(data27) > 512){
const err97 = {instancePath:instancePath+"/device/materiel_no",schemaPath:"#/properties/device/properties/materiel_no/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(func62(data27) < 1){
const err98 = {instancePath:instancePath+"/device/materiel_no",schemaPath:"#/properties/device/properties/materiel_no/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(!pattern5.test(data27)){
const err99 = {instancePath:instancePath+"/device/materiel_no",schemaPath:"#/properties/device/properties/materiel_no/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
else {
const err100 = {instancePath:instancePath+"/device/materiel_no",schemaPath:"#/properties/device/properties/materiel_no/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
}
else {
const err101 = {instancePath:instancePath+"/device",schemaPath:"#/properties/device/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
}
else {
const err102 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const completeServiceOrderResponse = validate22;
const schema33 = {"properties":{"state":{"enum":["DOING","DONE"]},"state_description":true}}

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.appid === undefined) || (!(func0.call(data, "appid")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "appid"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.mchid === undefined) || (!(func0.call(data, "mchid")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "mchid"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.out_order_no === undefined) || (!(func0.call(data, "out_order_no")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "out_order_no"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.service_id === undefined) || (!(func0.call(data, "service_id")))){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "service_id"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data.service_introduction === undefined) || (!(func0.call(data, "service_introduction")))){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "service_introduction"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((data.state === undefined) || (!(func0.call(data, "state")))){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "state"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((data.total_amount === undefined) || (!(func0.call(data, "total_amount")))){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "total_amount"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((data.risk_fund === undefined) || (!(func0.call(data, "risk_fund")))){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "risk_fund"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.state !== undefined && func0.call(data, "state")){
let data0 = data.state;
if(!((data0 === "DOING") || (data0 === "DONE"))){
const err8 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema33.properties.state.enum}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.state_description !== undefined && func0.call(data, "state_description")){
const _errs3 = errors;
const _errs4 = errors;
if("USER_CONFIRM" !== data.state_description){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var valid1 = _errs4 === errors;
if(valid1){
const err10 = {instancePath:instancePath+"/state_description",schemaPath:"#/properties/state_description/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
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
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":{"state":true,"state_description":true},"dynamicProps":false,"dynamicItems":false};

export const finishOrderRequest = validate23;
const schema34 = {"properties":{"appid":true,"service_id":true,"finish_type":{"enum":[1,2]},"cancel_reason":true,"real_service_start_time":true,"real_service_end_time":true,"real_service_end_location":true,"fees":true,"discounts":true,"total_amount":true,"finish_ticket":true,"profit_sharing":true}}

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.finish_type === undefined) || (!(func0.call(data, "finish_type")))) && (missing0 = "finish_type")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.finish_type !== undefined && func0.call(data, "finish_type")){
if(1 !== data.finish_type){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
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
const err2 = {instancePath,schemaPath:"#/then/required",keyword:"required",params:{missingProperty: "cancel_reason"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.total_amount !== undefined && func0.call(data, "total_amount")){
if(0 !== data.total_amount){
const err3 = {instancePath:instancePath+"/total_amount",schemaPath:"#/then/properties/total_amount/const",keyword:"const",params:{allowedValue: 0}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.real_service_end_location !== undefined && func0.call(data, "real_service_end_location")){
const err4 = {instancePath:instancePath+"/real_service_end_location",schemaPath:"#/then/properties/real_service_end_location/false schema",keyword:"false schema",params:{}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
if(valid0){
var props0 = {};
props0.cancel_reason = true;
props0.total_amount = true;
props0.real_service_end_location = true;
props0.finish_type = true;
}
}
if(!valid0){
const err5 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.appid === undefined) || (!(func0.call(data, "appid")))){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "appid"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((data.service_id === undefined) || (!(func0.call(data, "service_id")))){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "service_id"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema34.properties, key0))){
const err8 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.appid !== undefined && func0.call(data, "appid")){
let data3 = data.appid;
if(typeof data3 === "string"){
if(func62(data3) > 32){
const err9 = {instancePath:instancePath+"/appid",schemaPath:"#/properties/appid/maxLength",keyword:"maxLength",params:{limit: 32}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(func62(data3) < 1){
const err10 = {instancePath:instancePath+"/appid",schemaPath:"#/properties/appid/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!pattern5.test(data3)){
const err11 = {instancePath:instancePath+"/appid",schemaPath:"#/properties/appid/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/appid",schemaPath:"#/properties/appid/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.service_id !== undefined && func0.call(data, "service_id")){
let data4 = data.service_id;
if(typeof data4 === "string"){
if(func62(data4) > 32){
const err13 = {instancePath:instancePath+"/service_id",schemaPath:"#/properties/service_id/maxLength",keyword:"maxLength",params:{limit: 32}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(func62(data4) < 1){
const err14 = {instancePath:instancePath+"/service_id",schemaPath:"#/properties/service_id/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!pattern5.test(data4)){
const err15 = {instancePath:instancePath+"/service_id",schemaPath:"#/properties/service_id/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/service_id",schemaPath:"#/properties/service_id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.finish_type !== undefined && func0.call(data, "finish_type")){
let data5 = data.finish_type;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err17 = {instancePath:instancePath+"/finish_type",schemaPath:"#/properties/finish_type/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!((data5 === 1) || (data5 === 2))){
const err18 = {instancePath:instancePath+"/finish_type",schemaPath:"#/properties/finish_type/enum",keyword:"enum",params:{allowedValues: schema34.properties.finish_type.enum}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 2 || isNaN(data5)){
const err19 = {instancePath:instancePath+"/finish_type",schemaPath:"#/properties/finish_type/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data5 < 1 || isNaN(data5)){
const err20 = {instancePath:instancePath+"/finish_type",schemaPath:"#/properties/finish_type/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
if(data.cancel_reason !== undefined && func0.call(data, "cancel_reason")){
let data6 = data.cancel_reason;
if(typeof data6 === "string"){
if(func62(data6) > 30){
const err21 = {instancePath:instancePath+"/cancel_reason",schemaPath:"#/properties/cancel_reason/maxLength",keyword:"maxLength",params:{limit: 30}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(func62(data6) < 1){
const err22 = {instancePath:instancePath+"/cancel_reason",schemaPath:"#/properties/cancel_reason/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(!pattern5.test(data6)){
const err23 = {instancePath:instancePath+"/cancel_reason",schemaPath:"#/properties/cancel_reason/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/cancel_reason",schemaPath:"#/properties/cancel_reason/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.real_service_start_time !== undefined && func0.call(data, "real_service_start_time")){
let data7 = data.real_service_start_time;
if(typeof data7 === "string"){
if(func62(data7) > 14){
const err25 = {instancePath:instancePath+"/real_service_start_time",schemaPath:"#/properties/real_service_start_time/maxLength",keyword:"maxLength",params:{limit: 14}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(func62(data7) < 8){
const err26 = {instancePath:instancePath+"/real_service_start_time",schemaPath:"#/properties/real_service_start_time/minLength",keyword:"minLength",params:{limit: 8}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(!pattern13.test(data7)){
const err27 = {instancePath:instancePath+"/real_service_start_time",schemaPath:"#/properties/real_service_start_time/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9])?$"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/real_service_start_time",schemaPath:"#/properties/real_service_start_time/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.real_service_end_time !== undefined && func0.call(data, "real_service_end_time")){
let data8 = data.real_service_end_time;
if(typeof data8 === "string"){
if(func62(data8) > 14){
const err29 = {instancePath:instancePath+"/real_service_end_time",schemaPath:"#/properties/real_service_end_time/maxLength",keyword:"maxLength",params:{limit: 14}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(func62(data8) < 8){
const err30 = {instancePath:instancePath+"/real_service_end_time",schemaPath:"#/properties/real_service_end_time/minLength",keyword:"minLength",params:{limit: 8}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!pattern13.test(data8)){
const err31 = {instancePath:instancePath+"/real_service_end_time",schemaPath:"#/properties/real_service_end_time/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9])?$"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/real_service_end_time",schemaPath:"#/properties/real_service_end_time/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.real_service_end_location !== undefined && func0.call(data, "real_service_end_location")){
let data9 = data.real_service_end_location;
if(typeof data9 === "string"){
if(func62(data9) > 20){
const err33 = {instancePath:instancePath+"/real_service_end_location",schemaPath:"#/properties/real_service_end_location/maxLength",keyword:"maxLength",params:{limit: 20}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(func62(data9) < 1){
const err34 = {instancePath:instancePath+"/real_service_end_location",schemaPath:"#/properties/real_service_end_location/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(!pattern5.test(data9)){
const err35 = {instancePath:instancePath+"/real_service_end_location",schemaPath:"#/properties/real_service_end_location/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/real_service_end_location",schemaPath:"#/properties/real_service_end_location/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.fees !== undefined && func0.call(data, "fees")){
let data10 = data.fees;
if(Array.isArray(data10)){
if(data10.length > 100){
const err37 = {instancePath:instancePath+"/fees",schemaPath:"#/properties/fees/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data10.length < 0){
const err38 = {instancePath:instancePath+"/fees",schemaPath:"#/properties/fees/minItems",keyword:"minItems",params:{limit: 0}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
let data11 = data10[i0];
const _errs26 = errors;
let valid7 = false;
const _errs27 = errors;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if((data11.fee_amount === undefined) || (!(func0.call(data11, "fee_amount")))){
const err39 = {instancePath:instancePath+"/fees/" + i0,schemaPath:"#/properties/fees/items/allOf/0/anyOf/0/required",keyword:"required",params:{missingProperty: "fee_amount"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
var _valid1 = _errs27 === errors;
valid7 = valid7 || _valid1;
const _errs28 = errors;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if((data11.fee_desc === undefined) || (!(func0.call(data11, "fee_desc")))){
const err40 = {instancePath:instancePath+"/fees/" + i0,schemaPath:"#/properties/fees/items/allOf/0/anyOf/1/required",keyword:"required",params:{missingProperty: "fee_desc"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
var _valid1 = _errs28 === errors;
valid7 = valid7 || _valid1;
if(!valid7){
const err41 = {instancePath:instancePath+"/fees/" + i0,schemaPath:"#/properties/fees/items/allOf/0/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
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
if(!((((key1 === "fee_name") || (key1 === "fee_count")) || (key1 === "fee_amount")) || (key1 === "fee_desc"))){
const err42 = {instancePath:instancePath+"/fees/" + i0,schemaPath:"#/properties/fees/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data11.fee_name !== undefined && func0.call(data11, "fee_name")){
let data12 = data11.fee_name;
if(typeof data12 === "string"){
if(func62(data12) > 20){
const err43 = {instancePath:instancePath+"/fees/" + i0+"/fee_name",schemaPath:"#/properties/fees/items/properties/fee_name/maxLength",keyword:"maxLength",params:{limit: 20}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(func62(data12) < 1){
const err44 = {instancePath:instancePath+"/fees/" + i0+"/fee_name",schemaPath:"#/properties/fees/items/properties/fee_name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(!pattern5.test(data12)){
const err45 = {instancePath:instancePath+"/fees/" + i0+"/fee_name",schemaPath:"#/properties/fees/items/properties/fee_name/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/fees/" + i0+"/fee_name",schemaPath:"#/properties/fees/items/properties/fee_name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data11.fee_count !== undefined && func0.call(data11, "fee_count")){
let data13 = data11.fee_count;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err47 = {instancePath:instancePath+"/fees/" + i0+"/fee_count",schemaPath:"#/properties/fees/items/properties/fee_count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 100 || isNaN(data13)){
const err48 = {instancePath:instancePath+"/fees/" + i0+"/fee_count",schemaPath:"#/properties/fees/items/properties/fee_count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data13 < 1 || isNaN(data13)){
const err49 = {instancePath:instancePath+"/fees/" + i0+"/fee_count",schemaPath:"#/properties/fees/items/properties/fee_count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
if(data11.fee_amount !== undefined && func0.call(data11, "fee_amount")){
let data14 = data11.fee_amount;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err50 = {instancePath:instancePath+"/fees/" + i0+"/fee_amount",schemaPath:"#/properties/fees/items/properties/fee_amount/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 9007199254740991 || isNaN(data14)){
const err51 = {instancePath:instancePath+"/fees/" + i0+"/fee_amount",schemaPath:"#/properties/fees/items/properties/fee_amount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(data14 < 0 || isNaN(data14)){
const err52 = {instancePath:instancePath+"/fees/" + i0+"/fee_amount",schemaPath:"#/properties/fees/items/properties/fee_amount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
if(data11.fee_desc !== undefined && func0.call(data11, "fee_desc")){
let data15 = data11.fee_desc;
if(typeof data15 === "string"){
if(func62(data15) > 30){
const err53 = {instancePath:instancePath+"/fees/" + i0+"/fee_desc",schemaPath:"#/properties/fees/items/properties/fee_desc/maxLength",keyword:"maxLength",params:{limit: 30}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(func62(data15) < 1){
const err54 = {instancePath:instancePath+"/fees/" + i0+"/fee_desc",schemaPath:"#/properties/fees/items/properties/fee_desc/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(!pattern5.test(data15)){
const err55 = {instancePath:instancePath+"/fees/" + i0+"/fee_desc",schemaPath:"#/properties/fees/items/properties/fee_desc/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/fees/" + i0+"/fee_desc",schemaPath:"#/properties/fees/items/properties/fee_desc/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath:instancePath+"/fees/" + i0,schemaPath:"#/properties/fees/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
else {
const err58 = {instancePath:instancePath+"/fees",schemaPath:"#/properties/fees/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data.discounts !== undefined && func0.call(data, "discounts")){
let data16 = data.discounts;
if(Array.isArray(data16)){
if(data16.length > 5){
const err59 = {instancePath:instancePath+"/discounts",schemaPath:"#/properties/discounts/maxItems",keyword:"maxItems",params:{limit: 5}};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(data16.length < 0){
const err60 = {instancePath:instancePath+"/discounts",schemaPath:"#/properties/discounts/minItems",keyword:"minItems",params:{limit: 0}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
const len1 = data16.length;
for(let i1=0; i1<len1; i1++){
let data17 = data16[i1];
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key2 of Object.keys(data17)){
if(!(((key2 === "discount_name") || (key2 === "discount_amount")) || (key2 === "discount_desc"))){
const err61 = {instancePath:instancePath+"/discounts/" + i1,schemaPath:"#/properties/discounts/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data17.discount_name !== undefined && func0.call(data17, "discount_name")){
let data18 = data17.discount_name;
if(typeof data18 === "string"){
if(func62(data18) > 20){
const err62 = {instancePath:instancePath+"/discounts/" + i1+"/discount_name",schemaPath:"#/properties/discounts/items/properties/discount_name/maxLength",keyword:"maxLength",params:{limit: 20}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(func62(data18) < 1){
const err63 = {instancePath:instancePath+"/discounts/" + i1+"/discount_name",schemaPath:"#/properties/discounts/items/properties/discount_name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(!pattern5.test(data18)){
const err64 = {instancePath:instancePath+"/discounts/" + i1+"/discount_name",schemaPath:"#/properties/discounts/items/properties/discount_name/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {instancePath:instancePath+"/discounts/" + i1+"/discount_name",schemaPath:"#/properties/discounts/items/properties/discount_name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data17.discount_amount !== undefined && func0.call(data17, "discount_amount")){
let data19 = data17.discount_amount;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
const err66 = {instancePath:instancePath+"/discounts/" + i1+"/discount_amount",schemaPath:"#/properties/discounts/items/properties/discount_amount/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 9007199254740991 || isNaN(data19)){
const err67 = {instancePath:instancePath+"/discounts/" + i1+"/discount_amount",schemaPath:"#/properties/discounts/items/properties/discount_amount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(data19 < 0 || isNaN(data19)){
const err68 = {instancePath:instancePath+"/discounts/" + i1+"/discount_amount",schemaPath:"#/properties/discounts/items/properties/discount_amount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
if(data17.discount_desc !== undefined && func0.call(data17, "discount_desc")){
let data20 = data17.discount_desc;
if(typeof data20 === "string"){
if(func62(data20) > 30){
const err69 = {instancePath:instancePath+"/discounts/" + i1+"/discount_desc",schemaPath:"#/properties/discounts/items/properties/discount_desc/maxLength",keyword:"maxLength",params:{limit: 30}};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(func62(data20) < 1){
const err70 = {instancePath:instancePath+"/discounts/" + i1+"/discount_desc",schemaPath:"#/properties/discounts/items/properties/discount_desc/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(!pattern5.test(data20)){
const err71 = {instancePath:instancePath+"/discounts/" + i1+"/discount_desc",schemaPath:"#/properties/discounts/items/properties/discount_desc/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
else {
const err72 = {instancePath:instancePath+"/discounts/" + i1+"/discount_desc",schemaPath:"#/properties/discounts/items/properties/discount_desc/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
}
else {
const err73 = {instancePath:instancePath+"/discounts/" + i1,schemaPath:"#/properties/discounts/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
}
else {
const err74 = {instancePath:instancePath+"/discounts",schemaPath:"#/properties/discounts/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data.total_amount !== undefined && func0.call(data, "total_amount")){
let data21 = data.total_amount;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
const err75 = {instancePath:instancePath+"/total_amount",schemaPath:"#/properties/total_amount/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 9007199254740991 || isNaN(data21)){
const err76 = {instancePath:instancePath+"/total_amount",schemaPath:"#/properties/total_amount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(data21 < 0 || isNaN(data21)){
const err77 = {instancePath:instancePath+"/total_amount",schemaPath:"#/properties/total_amount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
if(data.finish_ticket !== undefined && func0.call(data, "finish_ticket")){
let data22 = data.finish_ticket;
if(typeof data22 === "string"){
if(func62(data22) > 512){
const err78 = {instancePath:instancePath+"/finish_ticket",schemaPath:"#/properties/finish_ticket/maxLength",keyword:"maxLength",params:{limit: 512}};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(func62(data22) < 1){
const err79 = {instancePath:instancePath+"/finish_ticket",schemaPath:"#/properties/finish_ticket/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(!pattern5.test(data22)){
const err80 = {instancePath:instancePath+"/finish_ticket",schemaPath:"#/properties/finish_ticket/pattern",keyword:"pattern",params:{pattern: "^[\\u0000-\\uD7FF\\uE000-\\uFFFF]*$"}};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
else {
const err81 = {instancePath:instancePath+"/finish_ticket",schemaPath:"#/properties/finish_ticket/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data.profit_sharing !== undefined && func0.call(data, "profit_sharing")){
if(typeof data.profit_sharing !== "boolean"){
const err82 = {instancePath:instancePath+"/profit_sharing",schemaPath:"#/properties/profit_sharing/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
}
else {
const err83 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const completeSmartRetailOrderResponse = validate24;


function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.appid === undefined) || (!(func0.call(data, "appid")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "appid"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.mchid === undefined) || (!(func0.call(data, "mchid")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "mchid"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.out_order_no === undefined) || (!(func0.call(data, "out_order_no")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "out_order_no"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.service_id === undefined) || (!(func0.call(data, "service_id")))){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "service_id"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data.order_id === undefined) || (!(func0.call(data, "order_id")))){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "order_id"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const outOrderNo = validate25;


function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(func62(data) > 32){
const err0 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 32}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(func62(data) < 1){
const err1 = {instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern4.test(data)){
const err2 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z_\\-|*]+$"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"dynamicProps":false,"dynamicItems":false};

