<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AreaText</name>
    <message>
        <source>not known: ask</source>
        <translation>不详：请询问</translation>
    </message>
    <message>
        <source>run out</source>
        <translation>已用完</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>剩 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation>暂停</translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Medicines, days left</source>
        <translation>药品与剩余天数</translation>
    </message>
    <message>
        <source>Runs out first</source>
        <translation>最先用完</translation>
    </message>
    <message>
        <source>no phone</source>
        <translation>无电话</translation>
    </message>
</context>
<context>
    <name>Fhir</name>
    <message>
        <source>Allergy</source>
        <translation>过敏</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Care plan</source>
        <translation>照护计划</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Entitlement</source>
        <translation>待遇</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>随访就诊</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>管理项目</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>Dispensing</source>
        <translation>发药</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>处方</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>用药</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>检测值</translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Visit form</source>
        <translation>随访表</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>医嘱</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>On the roster</source>
        <translation>在册</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>填写时间</translation>
    </message>
    <message>
        <source>Prescribed</source>
        <translation>开具时间</translation>
    </message>
    <message>
        <source>Birth date is estimated</source>
        <translation>出生日期为估计</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Blood group</source>
        <translation>血型</translation>
    </message>
    <message>
        <source>Body site</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Way of the visit</source>
        <translation>就诊方式</translation>
    </message>
    <message>
        <source>Clinical state</source>
        <translation>临床状态</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>分项</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Emergency contact</source>
        <translation>紧急联系人</translation>
    </message>
    <message>
        <source>Danger</source>
        <translation>危险程度</translation>
    </message>
    <message>
        <source>Amount a day</source>
        <translation>每日用量</translation>
    </message>
    <message>
        <source>Unit of the amount</source>
        <translation>用量单位</translation>
    </message>
    <message>
        <source>Why there is no value</source>
        <translation>无值的原因</translation>
    </message>
    <message>
        <source>Death</source>
        <translation>死亡</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Quantity to dispense</source>
        <translation>发药数量</translation>
    </message>
    <message>
        <source>Family doctor</source>
        <translation>家庭医生</translation>
    </message>
    <message>
        <source>Dose</source>
        <translation>剂量</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Ethnic group</source>
        <translation>民族</translation>
    </message>
    <message>
        <source>Further data</source>
        <translation>其他资料</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>名</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Insurance number</source>
        <translation>医保号</translation>
    </message>
    <message>
        <source>Insurance scheme</source>
        <translation>医保类别</translation>
    </message>
    <message>
        <source>High or low</source>
        <translation>高低提示</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>发布时间</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Street and number</source>
        <translation>街道门牌</translation>
    </message>
    <message>
        <source>Linked record</source>
        <translation>关联记录</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>婚姻状况</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>As it was written</source>
        <translation>原始写法</translation>
    </message>
    <message>
        <source>Who took part</source>
        <translation>参与者</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>执行者</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Reaction</source>
        <translation>反应</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Record number</source>
        <translation>档案号</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>记录时间</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>记录者</translation>
    </message>
    <message>
        <source>Reference range</source>
        <translation>参考范围</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>State on the roster</source>
        <translation>在册状态</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Reason for the state</source>
        <translation>状态原因</translation>
    </message>
    <message>
        <source>Whom it is about</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>确定程度</translation>
    </message>
    <message>
        <source>Citizen id</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>active</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>amended</source>
        <translation>已修正</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>已更正</translation>
    </message>
    <message>
        <source>employee scheme</source>
        <translation>职工医保</translation>
    </message>
    <message>
        <source>entered in error</source>
        <translation>误录</translation>
    </message>
    <message>
        <source>female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>final</source>
        <translation>最终</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>已签署</translation>
    </message>
    <message>
        <source>food</source>
        <translation>食物</translation>
    </message>
    <message>
        <source>high</source>
        <translation>高</translation>
    </message>
    <message>
        <source>home</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>being written</source>
        <translation>填写中</translation>
    </message>
    <message>
        <source>not active</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>已遮蔽</translation>
    </message>
    <message>
        <source>medicine</source>
        <translation>药物</translation>
    </message>
    <message>
        <source>merged with another record</source>
        <translation>已并入另一档案</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>moved away</source>
        <translation>已迁出</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>计划中</translation>
    </message>
    <message>
        <source>preliminary</source>
        <translation>初步</translation>
    </message>
    <message>
        <source>refuted</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>resident scheme</source>
        <translation>居民医保</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>已缓解</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>work</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>签约</translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message>
        <source>Keep as it is</source>
        <translation>原样保留</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Record: person_visit_date</source>
        <translation>记录：人_次_日期</translation>
    </message>
    <message>
        <source>Record number</source>
        <translation>档案号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Citizen id</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Second phone</source>
        <translation>备用电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>Insurance scheme</source>
        <translation>医保类型</translation>
    </message>
    <message>
        <source>Insurance number</source>
        <translation>医保号</translation>
    </message>
    <message>
        <source>Ethnic group</source>
        <translation>民族</translation>
    </message>
    <message>
        <source>Emergency contact</source>
        <translation>紧急联系人</translation>
    </message>
    <message>
        <source>Emergency phone</source>
        <translation>紧急联系电话</translation>
    </message>
    <message>
        <source>Blood group</source>
        <translation>血型</translation>
    </message>
    <message>
        <source>Family doctor</source>
        <translation>家庭医生</translation>
    </message>
    <message>
        <source>Contract until</source>
        <translation>签约至</translation>
    </message>
    <message>
        <source>Date of the results</source>
        <translation>结果日期</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>疾病</translation>
    </message>
    <message>
        <source>Complications of diabetes</source>
        <translation>糖尿病并发症</translation>
    </message>
    <message>
        <source>Medicines</source>
        <translation>用药</translation>
    </message>
    <message>
        <source>Blood pressure, 138/84</source>
        <translation>血压，138/84</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation>过敏</translation>
    </message>
    <message>
        <source>Prescriptions</source>
        <translation>处方</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>就诊与随访</translation>
    </message>
    <message>
        <source>Filled-in forms</source>
        <translation>已填表单</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Programmes and contracts</source>
        <translation>管理项目与签约</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Immunisations</source>
        <translation>预防接种</translation>
    </message>
    <message>
        <source>FHIR bundle</source>
        <translation>FHIR Bundle</translation>
    </message>
    <message>
        <source>FHIR lines (NDJSON)</source>
        <translation>FHIR 逐行文件（NDJSON）</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
</context>
<context>
    <name>Fulfilment</name>
    <message>
        <source>Ordered</source>
        <translation>已开方</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>审方中</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>已审方</translation>
    </message>
    <message>
        <source>Prepared</source>
        <translation>已配药</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>配送中</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Offered instead: %1</source>
        <translation>建议替代：%1</translation>
    </message>
    <message>
        <source>Tracking number %1</source>
        <translation>运单号 %1</translation>
    </message>
    <message>
        <source>In the shortage log: %1</source>
        <translation>已在缺药登记：%1</translation>
    </message>
    <message>
        <source>Shortage log: %1</source>
        <translation>缺药登记：%1</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>Fundus photo</source>
        <translation>眼底照相</translation>
    </message>
    <message>
        <source>ECG</source>
        <translation>心电图</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>left eye</source>
        <translation>左眼</translation>
    </message>
    <message>
        <source>right eye</source>
        <translation>右眼</translation>
    </message>
    <message>
        <source>both eyes</source>
        <translation>双眼</translation>
    </message>
</context>
<context>
    <name>Print</name>
    <message>
        <source>How to take your medicines</source>
        <translation>用药指导单</translation>
    </message>
    <message>
        <source>SAMPLE DATA · not meant for anybody</source>
        <translation>示例数据 · 不针对任何人</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第%1页 共%2页</translation>
    </message>
    <message>
        <source>General knowledge; a pharmacist has not signed this text yet. What your doctor says goes first.</source>
        <translation>一般性常识，尚未经药师签字确认；以医生的嘱咐为准。</translation>
    </message>
    <message>
        <source>Ask your doctor</source>
        <translation>请咨询医生</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>每次用量</translation>
    </message>
    <message>
        <source>When</source>
        <translation>什么时候</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>用多久</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>用至%1</translation>
    </message>
    <message>
        <source>Remember</source>
        <translation>用药要点</translation>
    </message>
    <message>
        <source>Watch for</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>定期检查</translation>
    </message>
    <message>
        <source> (ask your doctor)</source>
        <translation>（请咨询医生）</translation>
    </message>
    <message>
        <source>Come again on</source>
        <translation>下次复诊</translation>
    </message>
    <message>
        <source>Our telephone</source>
        <translation>诊所电话</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>医师</translation>
    </message>
    <message>
        <source>Bring this sheet and all your medicines.</source>
        <translation>复诊时请带上本单和所有正在用的药品。</translation>
    </message>
    <message>
        <source>Guidance on medicines</source>
        <translation>用药指导</translation>
    </message>
    <message>
        <source>DECOCTION PRESCRIPTION</source>
        <translation>中 药 处 方 笺</translation>
    </message>
    <message>
        <source>PRESCRIPTION</source>
        <translation>处 方 笺</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>编号 %1</translation>
    </message>
    <message>
        <source>SAMPLE DATA · not a prescription · must not be dispensed</source>
        <translation>示例数据 · 非正式处方 · 不得调剂</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>费别</translation>
    </message>
    <message>
        <source>Citizen id</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Record no.</source>
        <translation>病历号</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>科别</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>开具日期</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>体重</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>临床诊断</translation>
    </message>
    <message>
        <source>Reason for the quantity</source>
        <translation>用量理由</translation>
    </message>
    <message>
        <source>Rp. (decoction pieces)</source>
        <translation>Rp. （中药饮片）</translation>
    </message>
    <message>
        <source>Take: %1</source>
        <translation>用法：%1</translation>
    </message>
    <message>
        <source>Ordered in spite of the review: %1</source>
        <translation>坚持用药理由：%1</translation>
    </message>
    <message>
        <source>Doctor signs again: %1</source>
        <translation>医师再次签名：%1</translation>
    </message>
    <message>
        <source>Nothing below this line</source>
        <translation>以下空白</translation>
    </message>
    <message>
        <source>Price of the medicines</source>
        <translation>药品金额</translation>
    </message>
    <message>
        <source>Reviewed by (pharmacist)</source>
        <translation>审核药师</translation>
    </message>
    <message>
        <source>Dispensed by</source>
        <translation>调配药师</translation>
    </message>
    <message>
        <source>Checked, handed out by</source>
        <translation>核对、发药药师</translation>
    </message>
    <message>
        <source>Person or relative</source>
        <translation>患者或代领人</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>处方</translation>
    </message>
    <message>
        <source>male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>sex</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>age</comment>
        <translation>不详</translation>
    </message>
    <message numerus="yes">
        <source>%n y</source>
        <comment>age in years</comment>
        <translation>
            <numerusform>%n岁</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约%1</translation>
    </message>
    <message numerus="yes">
        <source>%n mo</source>
        <comment>age in months</comment>
        <translation>
            <numerusform>%n个月</numerusform>
        </translation>
    </message>
    <message>
        <source>Employee insurance</source>
        <translation>职工医保</translation>
    </message>
    <message>
        <source>Resident insurance</source>
        <translation>居民医保</translation>
    </message>
    <message numerus="yes">
        <source>%n tablet(s)</source>
        <translation>
            <numerusform>%n片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n capsule(s)</source>
        <translation>
            <numerusform>%n粒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) (pen, ampoule)</source>
        <translation>
            <numerusform>%n支</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bottle(s)</source>
        <translation>
            <numerusform>%n瓶</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sachet(s)</source>
        <translation>
            <numerusform>%n袋</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pill(s)</source>
        <translation>
            <numerusform>%n丸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n puff(s)</source>
        <translation>
            <numerusform>%n喷</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drop(s)</source>
        <translation>
            <numerusform>%n滴</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patch(es)</source>
        <translation>
            <numerusform>%n贴</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n box(es)</source>
        <translation>
            <numerusform>%n盒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dose(s)</source>
        <translation>
            <numerusform>%n剂</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n单位</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n microgram(s)</source>
        <translation>
            <numerusform>%n微克</numerusform>
        </translation>
    </message>
    <message>
        <source>when needed</source>
        <translation>必要时</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) a day</source>
        <translation>
            <numerusform>每日%n次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) a week</source>
        <translation>
            <numerusform>每周%n次</numerusform>
        </translation>
    </message>
    <message>
        <source>every other day</source>
        <translation>隔日1次</translation>
    </message>
    <message>
        <source>%1 × every %2 days</source>
        <translation>每%2天%1次</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>最多%1</translation>
    </message>
    <message>
        <source>by mouth</source>
        <translation>口服</translation>
    </message>
    <message>
        <source>under the skin</source>
        <translation>皮下注射</translation>
    </message>
    <message>
        <source>into a muscle</source>
        <translation>肌内注射</translation>
    </message>
    <message>
        <source>into a vein</source>
        <translation>静脉给药</translation>
    </message>
    <message>
        <source>inhaled</source>
        <translation>吸入</translation>
    </message>
    <message>
        <source>on the skin</source>
        <translation>外用</translation>
    </message>
    <message>
        <source>under the tongue</source>
        <translation>舌下含服</translation>
    </message>
    <message>
        <source>into the nose</source>
        <translation>鼻用</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kind(s) of pieces</source>
        <translation>
            <numerusform>共%n味</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>age in days</comment>
        <translation>
            <numerusform>%n天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pack(s)</source>
        <translation>
            <numerusform>%n盒</numerusform>
        </translation>
    </message>
    <message>
        <source>twice a day</source>
        <translation>每日2次</translation>
    </message>
    <message>
        <source>twice a week</source>
        <translation>每周2次</translation>
    </message>
    <message>
        <source>GP clinic</source>
        <translation>全科</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>%1 follow-up record</source>
        <translation>%1患者随访服务记录表</translation>
    </message>
    <message>
        <source>Not a national form: general knowledge, to be verified.</source>
        <translation>非国家统一表单：内容为一般知识，待核实。</translation>
    </message>
    <message>
        <source>General knowledge; the city&apos;s own form goes first.</source>
        <translation>内容为一般知识，以当地表单为准。</translation>
    </message>
    <message>
        <source>Glucose profile</source>
        <translation>动态血糖图谱</translation>
    </message>
    <message>
        <source>Glucose profile of fourteen days</source>
        <translation>14天动态血糖图谱</translation>
    </message>
    <message>
        <source>Readings of a sensor, no laboratory values. Bands and goals: international consensus on time in range, 2019; general knowledge that no clinician has signed yet.</source>
        <translation>传感器读数，不是化验值。分区与目标依据2019年TIR国际共识；属一般知识，尚无临床医师签字确认。</translation>
    </message>
    <message>
        <source>Time in range</source>
        <translation>目标范围内时间</translation>
    </message>
    <message>
        <source>Glucose through the day (mmol/L)</source>
        <translation>一天中的葡萄糖(mmol/L)</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>传感器</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>GMI</source>
        <translation>GMI</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>不予计算</translation>
    </message>
    <message>
        <source>Variation (CV)</source>
        <translation>变异系数(CV)</translation>
    </message>
    <message>
        <source>Days with readings</source>
        <translation>有读数的天数</translation>
    </message>
    <message>
        <source>Time told</source>
        <translation>数据覆盖</translation>
    </message>
    <message>
        <source>LO / HI</source>
        <translation>LO / HI</translation>
    </message>
    <message>
        <source>The sensor told less of the time than a profile needs: read it with care.</source>
        <translation>传感器数据覆盖不足，图谱仅供参考。</translation>
    </message>
    <message>
        <source>Line: median. Dark: half of the readings. Light: nine of ten. Green: the target range.</source>
        <translation>线：中位数。深色：一半读数(25%–75%)。浅色：九成读数(5%–95%)。绿线：目标范围。</translation>
    </message>
    <message>
        <source>%1 more than %2 %</source>
        <translation>%1 大于 %2 %</translation>
    </message>
    <message>
        <source>%1 less than %2 %</source>
        <translation>%1 小于 %2 %</translation>
    </message>
    <message>
        <source>met</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>Call list</source>
        <translation>电话名单</translation>
    </message>
    <message>
        <source>printed by %1</source>
        <translation>打印人 %1</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>What about</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Personal health data: keep it from others, write what came of it into the program, then destroy this sheet.</source>
        <translation>含个人健康信息：请勿外传，结果录入系统后请销毁本页。</translation>
    </message>
    <message>
        <source>no number known</source>
        <translation>无电话</translation>
    </message>
    <message numerus="yes">
        <source>tried %n time(s)</source>
        <translation>
            <numerusform>已联系 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>a day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>times a week</source>
        <translation>次/周</translation>
    </message>
    <message>
        <source>a minute</source>
        <translation>次/分</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>g a day</source>
        <translation>克/天</translation>
    </message>
    <message>
        <source>liang a day</source>
        <translation>两/天</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>years</source>
        <translation>岁</translation>
    </message>
    <message>
        <source>Days worn</source>
        <translation>监测日期</translation>
    </message>
    <message>
        <source>My care plan</source>
        <translation>我的照护计划</translation>
    </message>
    <message>
        <source>General knowledge; nobody has signed this text yet. What your doctor says goes first.</source>
        <translation>一般知识，尚无人签字确认；以医生的话为准。</translation>
    </message>
    <message>
        <source>What we agreed</source>
        <translation>我们的约定</translation>
    </message>
    <message>
        <source>What I measure at home</source>
        <translation>我在家要测的</translation>
    </message>
    <message>
        <source>What we talked about</source>
        <translation>我们谈过的</translation>
    </message>
    <message>
        <source>My readings</source>
        <translation>我的测量记录</translation>
    </message>
    <message>
        <source>My targets</source>
        <translation>我的目标</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>低于 %1</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>不低于 %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Blood pressure</source>
        <translation>血压</translation>
    </message>
    <message>
        <source>Blood sugar</source>
        <translation>血糖</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Care plan</source>
        <translation>照护计划</translation>
    </message>
    <message>
        <source>Medicines of grid %1</source>
        <translation>网格 %1 用药清单</translation>
    </message>
    <message>
        <source>Sheet for days without the computer</source>
        <translation>停机备用记录单</translation>
    </message>
    <message>
        <source>Medicines</source>
        <translation>用药</translation>
    </message>
    <message>
        <source>What was measured and done</source>
        <translation>测量与处理记录</translation>
    </message>
    <message>
        <source>Days left follow from this clinic&apos;s own orders. What was bought elsewhere or never arrived is not seen: ask.</source>
        <translation>剩余天数按本机构处方推算；在别处购买或未送达的不计入，请当面核实。</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>暂停</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>剩 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>not known: ask</source>
        <translation>不详：请询问</translation>
    </message>
    <message>
        <source>Allergies: %1</source>
        <translation>过敏：%1</translation>
    </message>
    <message>
        <source>Type the sheet in when the clinic is back; a second person verifies it.</source>
        <translation>恢复后补录，由第二人核对。</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日期时间</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>主诉</translation>
    </message>
    <message>
        <source>Given or done</source>
        <translation>用药与处理</translation>
    </message>
    <message>
        <source>By</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Typed in by</source>
        <translation>补录人</translation>
    </message>
    <message>
        <source>Verified by</source>
        <translation>核对人</translation>
    </message>
    <message>
        <source>Medicines of a grid</source>
        <translation>网格用药清单</translation>
    </message>
    <message>
        <source>Sheets for days without the computer</source>
        <translation>停机备用记录单</translation>
    </message>
    <message>
        <source>none known</source>
        <comment>allergies</comment>
        <translation>无已知过敏</translation>
    </message>
    <message>
        <source>not asked</source>
        <comment>allergies</comment>
        <translation>未询问</translation>
    </message>
    <message>
        <source>Laboratory report</source>
        <translation>检验报告</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>检验机构</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Specimen</source>
        <translation>标本</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>申请单</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>采集时间</translation>
    </message>
    <message>
        <source>At the laboratory</source>
        <translation>送达检验机构</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>报告时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Partial, %1 of %2</source>
        <translation>部分结果，%2 项中已出 %1 项</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>已更正</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Laboratory&apos;s range</source>
        <translation>检验机构参考范围</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>still to come</source>
        <translation>待出</translation>
    </message>
    <message>
        <source>Method: %1</source>
        <translation>方法：%1</translation>
    </message>
    <message>
        <source>Before the correction: %1</source>
        <translation>更正前：%1</translation>
    </message>
    <message>
        <source>Conclusion: %1</source>
        <translation>结论：%1</translation>
    </message>
    <message>
        <source>Not acknowledged yet.</source>
        <translation>尚未签收。</translation>
    </message>
    <message>
        <source>Acknowledged by %1 on %2.</source>
        <translation>%1 于 %2 签收。</translation>
    </message>
    <message>
        <source>Acknowledged by %1.</source>
        <translation>%1 已签收。</translation>
    </message>
    <message numerus="yes">
        <source>%n y</source>
        <comment>age on a label</comment>
        <translation>
            <numerusform>%n岁</numerusform>
        </translation>
    </message>
    <message>
        <source>Specimen labels</source>
        <translation>标本标签</translation>
    </message>
    <message>
        <source>URGENT</source>
        <translation>加急</translation>
    </message>
    <message>
        <source>fasting</source>
        <translation>空腹</translation>
    </message>
    <message>
        <source>SAMPLE</source>
        <translation>样例</translation>
    </message>
    <message>
        <source>Two-way referral form</source>
        <translation>双向转诊单</translation>
    </message>
    <message>
        <source>Wording after general knowledge; compare it with the form in force before use.</source>
        <translation>文字依据通行知识整理，使用前请与现行表单核对。</translation>
    </message>
    <message>
        <source>Counterfoil</source>
        <translation>存根</translation>
    </message>
    <message>
        <source>Referral (out)</source>
        <translation>双向转诊（转出）单</translation>
    </message>
    <message>
        <source>Referral (back)</source>
        <translation>双向转诊（回转）单</translation>
    </message>
    <message>
        <source>Both schemes</source>
        <translation>两类医保合计</translation>
    </message>
    <message>
        <source>Figures of the clinic. The budget is an average of all members: nobody has a limit of their own.</source>
        <translation>本机构汇总数字。预算为全体参保人的平均值，任何人都没有个人限额。</translation>
    </message>
    <message>
        <source>Visits and services</source>
        <translation>诊疗服务</translation>
    </message>
    <message>
        <source>Other institutions</source>
        <translation>其他机构</translation>
    </message>
    <message>
        <source>Advance</source>
        <translation>预拨</translation>
    </message>
    <message>
        <source>Yearly assessment</source>
        <translation>年度考核</translation>
    </message>
    <message>
        <source>Clearing</source>
        <translation>清算</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>结余分配</translation>
    </message>
    <message>
        <source>Member-months to date</source>
        <translation>累计人月</translation>
    </message>
    <message>
        <source>Budget to date</source>
        <translation>累计预算</translation>
    </message>
    <message>
        <source>Spent to date</source>
        <translation>累计支出</translation>
    </message>
    <message>
        <source>Surplus to date</source>
        <translation>累计结余</translation>
    </message>
    <message>
        <source>Cost of the year, forecast (80 %)</source>
        <translation>全年费用预测（80%区间）</translation>
    </message>
    <message>
        <source>Month by month</source>
        <translation>逐月</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>参保人数</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>本机构</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>外院</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>未到账</translation>
    </message>
    <message>
        <source>Where the money went</source>
        <translation>费用去向</translation>
    </message>
    <message>
        <source>By doctor, per member-month</source>
        <translation>按医生，人月与月人均</translation>
    </message>
    <message>
        <source>Capitation account</source>
        <translation>人头付费账户</translation>
    </message>
    <message>
        <source>risen</source>
        <translation>上升</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Published elsewhere</source>
        <translation>公开发表</translation>
    </message>
    <message>
        <source>Cost per member-month</source>
        <translation>月人均费用</translation>
    </message>
    <message>
        <source>Surplus of the budget</source>
        <translation>结余率</translation>
    </message>
    <message>
        <source>The same months of two years; care in the twelve months that end with each. What is missing fails; nobody is left out for a target of their own.</source>
        <translation>取两年的相同月份；质量取各截止月前十二个月。缺失按未达标；有个体化目标者不剔除。</translation>
    </message>
    <message>
        <source>Published elsewhere is a reference: %1</source>
        <translation>公开发表的数字仅供参考：%1</translation>
    </message>
    <message>
        <source>Outcome of the capitation</source>
        <translation>人头付费成效</translation>
    </message>
    <message>
        <source>Lost to quality</source>
        <translation>质量扣减</translation>
    </message>
    <message>
        <source>Cost, after stop-loss</source>
        <translation>费用（止损后）</translation>
    </message>
    <message>
        <source>Surplus</source>
        <translation>结余</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>应计</translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Funds, each by itself</source>
        <translation>各项资金，分账管理</translation>
    </message>
    <message>
        <source>The year of the capitation</source>
        <translation>人头付费年度</translation>
    </message>
    <message>
        <source>Family doctor contract</source>
        <translation>家庭医生签约服务协议书</translation>
    </message>
    <message>
        <source>Content of the package is general knowledge; the clinic confirms it before use.</source>
        <translation>服务包内容依据一般知识编写，使用前须由机构确认。</translation>
    </message>
    <message>
        <source>What is agreed</source>
        <translation>协议内容</translation>
    </message>
    <message>
        <source>Services in the term</source>
        <translation>协议期内服务项目</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>签约团队</translation>
    </message>
    <message>
        <source>Family doctor</source>
        <translation>家庭医生</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>协议期</translation>
    </message>
    <message>
        <source>Service package</source>
        <translation>签约服务包</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>The person chooses this team alone for the term and comes to it first. The team gives the services above and refers where more is needed.</source>
        <translation>签约期内居民只选择本团队，首诊在本团队；团队提供上述服务，需要时负责转诊。</translation>
    </message>
    <message>
        <source>Either side may end the contract with a reason. It ends by itself on its last day unless it is renewed.</source>
        <translation>双方均可说明原因后解约；到期未续签的，协议自动终止。</translation>
    </message>
    <message>
        <source>Signature of the person or guardian</source>
        <translation>居民或监护人签字</translation>
    </message>
    <message>
        <source>Signature of the doctor</source>
        <translation>家庭医生签字</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签字人</translation>
    </message>
</context>
<context>
    <name>Readings</name>
    <message>
        <source>this is no day with a time</source>
        <translation>不是日期加时间</translation>
    </message>
    <message>
        <source>there is no such day</source>
        <translation>没有这一天</translation>
    </message>
    <message>
        <source>no glucose value in this unit</source>
        <translation>在此单位下不是可能的葡萄糖值</translation>
    </message>
    <message>
        <source>this is no number</source>
        <translation>不是数字</translation>
    </message>
    <message>
        <source>Row %1, %2: %3.</source>
        <translation>第 %1 行，%2：%3。</translation>
    </message>
    <message>
        <source>%1 more than %2 %</source>
        <translation>%1 大于 %2 %</translation>
    </message>
    <message>
        <source>%1 less than %2 %</source>
        <translation>%1 小于 %2 %</translation>
    </message>
    <message>
        <source>Blood pressure</source>
        <translation>血压</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>This is not a date.</source>
        <translation>这不是一个日期。</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>没有保存任何内容。</translation>
    </message>
    <message>
        <source>Type it as 2026-11-22 or 1122.</source>
        <translation>请按 2026-11-22 或 1122 输入。</translation>
    </message>
    <message>
        <source>There is no such day.</source>
        <translation>没有这一天。</translation>
    </message>
    <message>
        <source>Check the month and the day.</source>
        <translation>请核对月和日。</translation>
    </message>
    <message>
        <source>This is not a time.</source>
        <translation>这不是一个时间。</translation>
    </message>
    <message>
        <source>This is not a date or time.</source>
        <translation>这不是日期或时间。</translation>
    </message>
    <message>
        <source>This is not an amount.</source>
        <translation>这不是一个金额。</translation>
    </message>
    <message>
        <source>Yuan with at most two decimals.</source>
        <translation>以元为单位，最多两位小数。</translation>
    </message>
    <message>
        <source>The file is neither UTF-8 nor GB18030.</source>
        <translation>文件既不是 UTF-8 也不是 GB18030 编码。</translation>
    </message>
    <message>
        <source>Nothing was read from it.</source>
        <translation>没有从中读取任何内容。</translation>
    </message>
    <message>
        <source>Save it again as UTF-8 and choose it once more.</source>
        <translation>请另存为 UTF-8 后重新选择。</translation>
    </message>
    <message>
        <source>The table cannot be read.</source>
        <translation>表格无法读取。</translation>
    </message>
    <message>
        <source>Check the quotation marks in the line named.</source>
        <translation>请检查所指行的引号。</translation>
    </message>
    <message>
        <source>This is not a citizen id.</source>
        <translation>这不是有效的身份证号。</translation>
    </message>
    <message>
        <source>Compare it with the card.</source>
        <translation>请与证件核对。</translation>
    </message>
    <message>
        <source>A citizen id has 18 characters (15 on old cards).</source>
        <translation>身份证号为 18 位（旧证为 15 位）。</translation>
    </message>
    <message>
        <source>Only digits, and X at the end.</source>
        <translation>只能是数字，末位可为 X。</translation>
    </message>
    <message>
        <source>The check digit does not fit: one digit is wrong or two are swapped.</source>
        <translation>校验码不符：有一位数字错误，或两位颠倒。</translation>
    </message>
    <message>
        <source>Compare it with the card, digit by digit.</source>
        <translation>请与证件逐位核对。</translation>
    </message>
    <message>
        <source>The birth date within the id does not exist.</source>
        <translation>身份证号中的出生日期不存在。</translation>
    </message>
    <message>
        <source>The first digits are no region of China.</source>
        <translation>前几位不是有效的行政区划。</translation>
    </message>
    <message>
        <source>The id says the other sex.</source>
        <translation>身份证号表明的是另一性别。</translation>
    </message>
    <message>
        <source>This is not a phone number.</source>
        <translation>这不是有效的电话号码。</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>请填写姓名。</translation>
    </message>
    <message>
        <source>This birth date is not possible.</source>
        <translation>这个出生日期不可能。</translation>
    </message>
    <message>
        <source>This resident could not be saved.</source>
        <translation>该居民无法保存。</translation>
    </message>
    <message>
        <source>This is not the passphrase.</source>
        <translation>口令不正确。</translation>
    </message>
    <message>
        <source>The store stays closed; nothing in it has changed.</source>
        <translation>数据库未打开，内容没有变化。</translation>
    </message>
    <message>
        <source>Check Caps Lock and the user, then try again.</source>
        <translation>请检查大写锁定和用户后重试。</translation>
    </message>
    <message>
        <source>The passphrase is too short.</source>
        <translation>口令太短。</translation>
    </message>
    <message>
        <source>Use at least 8 characters.</source>
        <translation>至少使用 8 个字符。</translation>
    </message>
    <message>
        <source>Too many wrong tries.</source>
        <translation>错误次数过多。</translation>
    </message>
    <message>
        <source>Wait for the countdown.</source>
        <translation>请等待倒计时结束。</translation>
    </message>
    <message>
        <source>This is not the recovery key.</source>
        <translation>恢复密钥不正确。</translation>
    </message>
    <message>
        <source>Compare it with the paper, group by group.</source>
        <translation>请与纸上记录逐组核对。</translation>
    </message>
    <message>
        <source>This store knows no such user.</source>
        <translation>数据库中没有这个用户。</translation>
    </message>
    <message>
        <source>A user name is needed.</source>
        <translation>请填写用户名。</translation>
    </message>
    <message>
        <source>This store has several users.</source>
        <translation>数据库有多个用户。</translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation>请选择一个。</translation>
    </message>
    <message>
        <source>The institution&apos;s code is needed.</source>
        <translation>请填写机构代码。</translation>
    </message>
    <message>
        <source>This store was written by a newer Jiayi.</source>
        <translation>该数据库由更新版本的家医写入。</translation>
    </message>
    <message>
        <source>It was not touched.</source>
        <translation>未作任何改动。</translation>
    </message>
    <message>
        <source>Install the newer version on this desk.</source>
        <translation>请在本机安装新版本。</translation>
    </message>
    <message>
        <source>There is already a store at this place.</source>
        <translation>此处已有数据库。</translation>
    </message>
    <message>
        <source>Open it, or choose another place.</source>
        <translation>请打开它，或另选位置。</translation>
    </message>
    <message>
        <source>There is already a file of this name.</source>
        <translation>已有同名文件。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>There is no store at this place.</source>
        <translation>此处没有数据库。</translation>
    </message>
    <message>
        <source>Choose the file again.</source>
        <translation>请重新选择文件。</translation>
    </message>
    <message>
        <source>The store cannot be opened.</source>
        <translation>数据库无法打开。</translation>
    </message>
    <message>
        <source>Check that the disk is there and may be read.</source>
        <translation>请检查磁盘是否存在且可读。</translation>
    </message>
    <message>
        <source>The store and its key file do not belong together.</source>
        <translation>数据库与密钥文件不匹配。</translation>
    </message>
    <message>
        <source>The store was not touched.</source>
        <translation>数据库未作任何改动。</translation>
    </message>
    <message>
        <source>Copy both files back from one backup.</source>
        <translation>请从同一份备份中恢复这两个文件。</translation>
    </message>
    <message>
        <source>The store may not be written to.</source>
        <translation>数据库不可写入。</translation>
    </message>
    <message>
        <source>What you entered is still on the screen.</source>
        <translation>您输入的内容仍在屏幕上。</translation>
    </message>
    <message>
        <source>Check the rights of its folder.</source>
        <translation>请检查所在文件夹的权限。</translation>
    </message>
    <message>
        <source>The store is damaged.</source>
        <translation>数据库已损坏。</translation>
    </message>
    <message>
        <source>It was not written to.</source>
        <translation>没有写入。</translation>
    </message>
    <message>
        <source>Restore the last backup, and keep this file for the administrator.</source>
        <translation>请恢复最近的备份，并将此文件保留给管理员。</translation>
    </message>
    <message>
        <source>The store has lost its last changes: it is older than its own record.</source>
        <translation>数据库丢失了最后的更改：它比自身的记录旧。</translation>
    </message>
    <message>
        <source>The disk reported an error.</source>
        <translation>磁盘报告错误。</translation>
    </message>
    <message>
        <source>What was saved before is safe.</source>
        <translation>此前保存的内容是安全的。</translation>
    </message>
    <message>
        <source>Make a backup to another disk, then call the administrator.</source>
        <translation>请备份到另一磁盘，然后联系管理员。</translation>
    </message>
    <message>
        <source>The key file beside the store is missing or damaged.</source>
        <translation>数据库旁的密钥文件丢失或损坏。</translation>
    </message>
    <message>
        <source>Copy the .keys file back from a backup.</source>
        <translation>请从备份中恢复 .keys 文件。</translation>
    </message>
    <message>
        <source>The key file cannot be written.</source>
        <translation>密钥文件无法写入。</translation>
    </message>
    <message>
        <source>The old one is still in force.</source>
        <translation>原有口令仍然有效。</translation>
    </message>
    <message>
        <source>There is no backup at this place.</source>
        <translation>此处没有备份。</translation>
    </message>
    <message>
        <source>This backup is damaged.</source>
        <translation>该备份已损坏。</translation>
    </message>
    <message>
        <source>Use an older backup.</source>
        <translation>请使用更早的备份。</translation>
    </message>
    <message>
        <source>The backup cannot be written there.</source>
        <translation>备份无法写入该处。</translation>
    </message>
    <message>
        <source>Choose another disk or free some space.</source>
        <translation>请另选磁盘或腾出空间。</translation>
    </message>
    <message>
        <source>The record of who did what does not add up.</source>
        <translation>操作审计记录前后不符。</translation>
    </message>
    <message>
        <source>The store was not written to.</source>
        <translation>没有写入数据库。</translation>
    </message>
    <message>
        <source>Call the administrator.</source>
        <translation>请联系管理员。</translation>
    </message>
    <message>
        <source>The first line names no columns.</source>
        <translation>首行没有列名。</translation>
    </message>
    <message>
        <source>Put the column names into the first line.</source>
        <translation>请在首行写上列名。</translation>
    </message>
    <message>
        <source>The file is not the JSON it should be.</source>
        <translation>文件不是所需的 JSON。</translation>
    </message>
    <message>
        <source>Export it again at its source.</source>
        <translation>请在来源系统重新导出。</translation>
    </message>
    <message>
        <source>The file is not a FHIR bundle that can be read.</source>
        <translation>文件不是可读取的 FHIR Bundle。</translation>
    </message>
    <message>
        <source>The work was broken off.</source>
        <translation>操作被中断。</translation>
    </message>
    <message>
        <source>What was saved before stays saved.</source>
        <translation>此前保存的内容仍然保留。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>What was done before stays done.</source>
        <translation>此前完成的部分仍然有效。</translation>
    </message>
    <message>
        <source>Start it again when you like.</source>
        <translation>可随时重新开始。</translation>
    </message>
    <message>
        <source>This is not the address of a hub.</source>
        <translation>这不是中心的地址。</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>没有发送任何内容。</translation>
    </message>
    <message>
        <source>It begins with https://.</source>
        <translation>地址以 https:// 开头。</translation>
    </message>
    <message>
        <source>The certificate file cannot be read.</source>
        <translation>证书文件无法读取。</translation>
    </message>
    <message>
        <source>Ask the consortium for its certificate file.</source>
        <translation>请向医联体索取证书文件。</translation>
    </message>
    <message>
        <source>The hub&apos;s certificate is not trusted.</source>
        <translation>中心的证书不受信任。</translation>
    </message>
    <message>
        <source>The hub does not accept this desk&apos;s key.</source>
        <translation>中心不接受本机的密钥。</translation>
    </message>
    <message>
        <source>Everything is saved here.</source>
        <translation>所有内容已保存在本机。</translation>
    </message>
    <message>
        <source>Pair this desk again with a new code.</source>
        <translation>请用新的配对码重新配对。</translation>
    </message>
    <message>
        <source>The hub does not allow this desk to do that.</source>
        <translation>中心不允许本机进行此操作。</translation>
    </message>
    <message>
        <source>Ask the consortium.</source>
        <translation>请咨询医联体。</translation>
    </message>
    <message>
        <source>The hub&apos;s answer could not be read.</source>
        <translation>中心的应答无法读取。</translation>
    </message>
    <message>
        <source>Everything is saved here and will be sent later.</source>
        <translation>所有内容已保存在本机，稍后发送。</translation>
    </message>
    <message>
        <source>You can go on working.</source>
        <translation>您可以继续工作。</translation>
    </message>
    <message>
        <source>The hub has a fault of its own.</source>
        <translation>中心自身出现故障。</translation>
    </message>
    <message>
        <source>The hub is busy.</source>
        <translation>中心繁忙。</translation>
    </message>
    <message>
        <source>The hub has a newer version.</source>
        <translation>中心有更新的版本。</translation>
    </message>
    <message>
        <source>Yours is saved here.</source>
        <translation>您的内容已保存在本机。</translation>
    </message>
    <message>
        <source>The next sync brings both together.</source>
        <translation>下次同步时合并。</translation>
    </message>
    <message>
        <source>Pairing did not succeed.</source>
        <translation>配对未成功。</translation>
    </message>
    <message>
        <source>This desk works on without the hub.</source>
        <translation>本机可在没有中心的情况下继续工作。</translation>
    </message>
    <message>
        <source>Ask the consortium for a new code.</source>
        <translation>请向医联体索取新的配对码。</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>它已不存在。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何改动。</translation>
    </message>
    <message>
        <source>Go back and look again.</source>
        <translation>请返回后再看。</translation>
    </message>
    <message>
        <source>Somebody else changed it first.</source>
        <translation>他人已先行修改。</translation>
    </message>
    <message>
        <source>Look at the newer version, then save again.</source>
        <translation>请查看新版本后再保存。</translation>
    </message>
    <message>
        <source>The store is busy at the moment.</source>
        <translation>数据库正忙。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>Stored data contradicts itself.</source>
        <translation>已存数据自相矛盾。</translation>
    </message>
    <message>
        <source>Call the administrator; a backup can be restored.</source>
        <translation>请联系管理员；可从备份恢复。</translation>
    </message>
    <message>
        <source>The hub cannot be reached.</source>
        <translation>无法连接中心。</translation>
    </message>
    <message>
        <source>The hub refused this.</source>
        <translation>中心拒绝了此内容。</translation>
    </message>
    <message>
        <source>It stays saved here.</source>
        <translation>它仍保存在本机。</translation>
    </message>
    <message>
        <source>See Sync for the reason.</source>
        <translation>原因见“同步”。</translation>
    </message>
    <message>
        <source>What was entered breaks a rule.</source>
        <translation>输入内容不符合规则。</translation>
    </message>
    <message>
        <source>Nothing was saved yet; it is still on the screen.</source>
        <translation>尚未保存，内容仍在屏幕上。</translation>
    </message>
    <message>
        <source>Correct the marked fields.</source>
        <translation>请更正标出的项目。</translation>
    </message>
    <message>
        <source>You may not do this.</source>
        <translation>您没有权限进行此操作。</translation>
    </message>
    <message>
        <source>Ask somebody whose role allows it.</source>
        <translation>请由有权限的人员操作。</translation>
    </message>
    <message>
        <source>There is no room left on the disk.</source>
        <translation>磁盘空间已满。</translation>
    </message>
    <message>
        <source>Free some space, then save again.</source>
        <translation>请腾出空间后再保存。</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>文件已不存在。</translation>
    </message>
    <message>
        <source>Choose it again.</source>
        <translation>请重新选择。</translation>
    </message>
    <message>
        <source>Files of this kind cannot be read.</source>
        <translation>无法读取此类文件。</translation>
    </message>
    <message>
        <source>Choose .xlsx, .csv, .json or .ndjson.</source>
        <translation>请选择 .xlsx、.csv、.json 或 .ndjson 文件。</translation>
    </message>
    <message>
        <source>There is no table in this file.</source>
        <translation>文件中没有表格。</translation>
    </message>
    <message>
        <source>The first line with two filled cells names the columns.</source>
        <translation>首个至少有两个非空单元格的行作为列名。</translation>
    </message>
    <message>
        <source>The file is too large to be read whole.</source>
        <translation>文件太大，无法整体读取。</translation>
    </message>
    <message>
        <source>Split it, or use NDJSON.</source>
        <translation>请拆分文件，或使用 NDJSON。</translation>
    </message>
    <message>
        <source>The file cannot be written there.</source>
        <translation>文件无法写入该处。</translation>
    </message>
    <message>
        <source>Nothing was left behind.</source>
        <translation>没有留下任何文件。</translation>
    </message>
    <message>
        <source>Choose another folder, or free some space.</source>
        <translation>请另选文件夹，或腾出空间。</translation>
    </message>
    <message>
        <source>The workbook is damaged or is no .xlsx.</source>
        <translation>工作簿已损坏，或不是 .xlsx 文件。</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet and save it again as .xlsx.</source>
        <translation>请用电子表格软件打开并另存为 .xlsx。</translation>
    </message>
    <message>
        <source>The workbook is protected by a password.</source>
        <translation>工作簿有密码保护。</translation>
    </message>
    <message>
        <source>Save it again without a password.</source>
        <translation>请去除密码后另存。</translation>
    </message>
    <message>
        <source>The workbook is larger than any list of residents.</source>
        <translation>工作簿超出任何居民名单应有的大小。</translation>
    </message>
    <message>
        <source>Split it into several files.</source>
        <translation>请拆分为多个文件。</translation>
    </message>
    <message>
        <source>Nothing says whose rows these are.</source>
        <translation>没有列说明各行属于谁。</translation>
    </message>
    <message>
        <source>Choose a column as record number, citizen id, or name with birth date or phone.</source>
        <translation>请指定档案号列、身份证号列，或姓名列加出生日期或电话列。</translation>
    </message>
    <message>
        <source>There are results, but nothing says when they were taken.</source>
        <translation>有检查结果，但没有采集日期。</translation>
    </message>
    <message>
        <source>Choose a column as date of the results.</source>
        <translation>请指定一列作为结果日期。</translation>
    </message>
    <message>
        <source>Another column is this already.</source>
        <translation>已有另一列指定为此项。</translation>
    </message>
    <message>
        <source>Keep one of the two as it is.</source>
        <translation>请将其中一列设为原样保留。</translation>
    </message>
    <message>
        <source>This is nothing a column can become.</source>
        <translation>列不能导入为此项。</translation>
    </message>
    <message>
        <source>Choose again.</source>
        <translation>请重新选择。</translation>
    </message>
    <message>
        <source>The date cannot be read: it must begin with its year.</source>
        <translation>日期无法读取：须以年份开头。</translation>
    </message>
    <message>
        <source>Write it as 2026-11-22.</source>
        <translation>请写成 2026-11-22。</translation>
    </message>
    <message>
        <source>The date lies in the future.</source>
        <translation>日期在未来。</translation>
    </message>
    <message>
        <source>This is not person_visit_date, like 2000_0_20201230.</source>
        <translation>不符合“人_次_日期”格式，例如 2000_0_20201230。</translation>
    </message>
    <message>
        <source>Name and birth date say somebody else than the earlier rows of this number.</source>
        <translation>姓名和出生日期与此号码前面各行不是同一人。</translation>
    </message>
    <message>
        <source>The store has this id for something else.</source>
        <translation>数据库中此标识已用于其他记录。</translation>
    </message>
    <message>
        <source>There is nobody on this list.</source>
        <translation>名单中没有人。</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>没有写入任何内容。</translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation>导出已取消。</translation>
    </message>
    <message>
        <source>No file was left behind.</source>
        <translation>没有留下文件。</translation>
    </message>
    <message>
        <source>The import was cancelled.</source>
        <translation>导入已取消。</translation>
    </message>
    <message>
        <source>What was imported stays.</source>
        <translation>已导入的内容保留。</translation>
    </message>
    <message>
        <source>Import the same files again to go on.</source>
        <translation>再次导入相同文件即可继续。</translation>
    </message>
    <message>
        <source>The sex cannot be read, or the citizen id says the other.</source>
        <translation>性别无法读取，或与身份证号不符。</translation>
    </message>
    <message>
        <source>The age cannot be read.</source>
        <translation>年龄无法读取。</translation>
    </message>
    <message>
        <source>This date of death is not possible.</source>
        <translation>这个死亡日期不可能。</translation>
    </message>
    <message>
        <source>This is not a record number.</source>
        <translation>这不是有效的档案号。</translation>
    </message>
    <message>
        <source>This insurance scheme is not known.</source>
        <translation>医保类型未识别。</translation>
    </message>
    <message>
        <source>The entry holds no resource.</source>
        <translation>该条目中没有资源。</translation>
    </message>
    <message>
        <source>The entry asks to delete; an import never deletes.</source>
        <translation>该条目要求删除；导入从不删除。</translation>
    </message>
    <message>
        <source>The resource lacks its type, its id or its patient.</source>
        <translation>资源缺少类型、标识或患者。</translation>
    </message>
    <message>
        <source>The patient&apos;s data cannot be read.</source>
        <translation>患者信息无法读取。</translation>
    </message>
    <message>
        <source>The result lacks a status or a date that can be read.</source>
        <translation>检查结果缺少可读取的状态或日期。</translation>
    </message>
    <message>
        <source>The condition cannot be read.</source>
        <translation>疾病信息无法读取。</translation>
    </message>
    <message>
        <source>The allergy does not say to what.</source>
        <translation>过敏记录没有说明过敏原。</translation>
    </message>
    <message>
        <source>The medicine has no name.</source>
        <translation>药物没有名称。</translation>
    </message>
    <message>
        <source>The visit has no date that can be read.</source>
        <translation>就诊记录没有可读取的日期。</translation>
    </message>
    <message>
        <source>More than is possible in the unit said: kept, and not believed.</source>
        <translation>超出所标单位的可能范围：保留，但不予采信。</translation>
    </message>
    <message>
        <source>Less than is possible in the unit said: kept, and not believed.</source>
        <translation>低于所标单位的可能范围：保留，但不予采信。</translation>
    </message>
    <message>
        <source>Too far from the value before: kept, and not believed.</source>
        <translation>与前次数值相差过大：保留，但不予采信。</translation>
    </message>
    <message>
        <source>Words where numbers stand: kept as words.</source>
        <translation>应为数字处是文字：按文字保留。</translation>
    </message>
    <message>
        <source>No unit is said: kept, and not believed.</source>
        <translation>没有标明单位：保留，但不予采信。</translation>
    </message>
    <message>
        <source>The unit is not known: kept, and not believed.</source>
        <translation>单位未识别：保留，但不予采信。</translation>
    </message>
    <message>
        <source>The unit does not belong to this result: kept, and not believed.</source>
        <translation>单位不适用于此结果：保留，但不予采信。</translation>
    </message>
    <message>
        <source>Required fields are still empty.</source>
        <translation>必填项尚未填写。</translation>
    </message>
    <message>
        <source>The draft is saved.</source>
        <translation>草稿已保存。</translation>
    </message>
    <message>
        <source>Fill in the marked fields.</source>
        <translation>请填写标出的项目。</translation>
    </message>
    <message>
        <source>Carried-forward answers are not confirmed.</source>
        <translation>沿用的答案尚未确认。</translation>
    </message>
    <message>
        <source>Confirm or change each of them.</source>
        <translation>请逐项确认或更改。</translation>
    </message>
    <message>
        <source>A danger value has not been dealt with.</source>
        <translation>有危险值尚未处理。</translation>
    </message>
    <message>
        <source>Say what was done about it.</source>
        <translation>请说明处理措施。</translation>
    </message>
    <message>
        <source>The question whether it is acute is not answered.</source>
        <translation>“是否急症”尚未回答。</translation>
    </message>
    <message>
        <source>Answer it first.</source>
        <translation>请先回答。</translation>
    </message>
    <message>
        <source>The classification needs a reason.</source>
        <translation>更改分类须说明原因。</translation>
    </message>
    <message>
        <source>Say why it differs from the rule.</source>
        <translation>请说明与规则不同的原因。</translation>
    </message>
    <message>
        <source>What could not be assessed is never satisfactory.</source>
        <translation>无法评估的不能判为控制满意。</translation>
    </message>
    <message>
        <source>Choose another classification.</source>
        <translation>请选择其他分类。</translation>
    </message>
    <message>
        <source>The next visit is later than the rule allows.</source>
        <translation>下次随访日期晚于规定。</translation>
    </message>
    <message>
        <source>Give a reason or an earlier date.</source>
        <translation>请说明原因或选择更早的日期。</translation>
    </message>
    <message>
        <source>An amendment needs a reason.</source>
        <translation>更正须说明原因。</translation>
    </message>
    <message>
        <source>The signed visit is unchanged.</source>
        <translation>已签名的随访没有变化。</translation>
    </message>
    <message>
        <source>Say why it is amended.</source>
        <translation>请说明更正原因。</translation>
    </message>
    <message>
        <source>This visit was amended already.</source>
        <translation>该随访已被更正。</translation>
    </message>
    <message>
        <source>The newer version is unchanged.</source>
        <translation>新版本没有变化。</translation>
    </message>
    <message>
        <source>Open the newer version.</source>
        <translation>请打开新版本。</translation>
    </message>
    <message>
        <source>This target is not possible.</source>
        <translation>此目标不可能。</translation>
    </message>
    <message>
        <source>The old target stays.</source>
        <translation>原目标保留。</translation>
    </message>
    <message>
        <source>Check the limits, the unit and the date.</source>
        <translation>请检查上下限、单位和日期。</translation>
    </message>
    <message>
        <source>The lower limit is above the upper one.</source>
        <translation>下限高于上限。</translation>
    </message>
    <message>
        <source>A personal target needs a reason.</source>
        <translation>个体化目标须说明原因。</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>请说明原因。</translation>
    </message>
    <message>
        <source>This resident is in the programme already.</source>
        <translation>该居民已纳入此项目。</translation>
    </message>
    <message>
        <source>Look at the chart&apos;s programmes.</source>
        <translation>请查看健康档案中的管理项目。</translation>
    </message>
    <message>
        <source>This saved list cannot be read.</source>
        <translation>已保存的名单无法读取。</translation>
    </message>
    <message>
        <source>Save the filters again.</source>
        <translation>请重新保存筛选条件。</translation>
    </message>
    <message>
        <source>A list needs a name.</source>
        <translation>名单须有名称。</translation>
    </message>
    <message>
        <source>The filters are still set.</source>
        <translation>筛选条件仍然有效。</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>文件无法读取。</translation>
    </message>
    <message>
        <source>Check that it is there and what kind it is.</source>
        <translation>请检查文件是否存在及其种类。</translation>
    </message>
    <message>
        <source>A sheet holds at most 1,048,576 rows.</source>
        <translation>一张工作表最多 1,048,576 行。</translation>
    </message>
    <message>
        <source>Export as CSV.</source>
        <translation>请导出为 CSV。</translation>
    </message>
    <message>
        <source>The hub sent a record that does not belong here.</source>
        <translation>中心发来一条不属于本机构的记录。</translation>
    </message>
    <message>
        <source>It was not taken over.</source>
        <translation>未予接收。</translation>
    </message>
    <message>
        <source>Tell the consortium.</source>
        <translation>请告知医联体。</translation>
    </message>
    <message>
        <source>The hub changed faster than this desk could follow.</source>
        <translation>中心的变化快于本机的处理。</translation>
    </message>
    <message>
        <source>The next sync goes on from here.</source>
        <translation>下次同步从此处继续。</translation>
    </message>
    <message>
        <source>This desk is not paired with a hub.</source>
        <translation>本机未与中心配对。</translation>
    </message>
    <message>
        <source>Pair it with a code from the consortium.</source>
        <translation>请用医联体提供的配对码配对。</translation>
    </message>
    <message>
        <source>This desk is paired with a hub already.</source>
        <translation>本机已与中心配对。</translation>
    </message>
    <message>
        <source>Ask the administrator if the hub has changed.</source>
        <translation>如中心已更换，请咨询管理员。</translation>
    </message>
    <message>
        <source>Another Jiayi is syncing this store.</source>
        <translation>另一个家医程序正在同步此数据库。</translation>
    </message>
    <message>
        <source>The resident has moved away: what this clinic wrote is kept as it was.</source>
        <translation>该居民已迁出:本机构所写的内容按原样保存。</translation>
    </message>
    <message>
        <source>The clinic that the resident moved to can write.</source>
        <translation>可由居民迁入的机构填写。</translation>
    </message>
    <message>
        <source>This conflict was decided already.</source>
        <translation>该冲突已处理。</translation>
    </message>
    <message>
        <source>Look at the list again.</source>
        <translation>请再查看列表。</translation>
    </message>
    <message>
        <source>The code is wrong or was used already.</source>
        <translation>配对码错误或已被使用。</translation>
    </message>
    <message>
        <source>The code belongs to another institution.</source>
        <translation>配对码属于其他机构。</translation>
    </message>
    <message>
        <source>Ask the consortium for a code of yours.</source>
        <translation>请向医联体索取本机构的配对码。</translation>
    </message>
    <message>
        <source>The consortium has revoked this desk&apos;s key.</source>
        <translation>医联体已吊销本工作站的密钥。</translation>
    </message>
    <message>
        <source>Everything is saved here and nothing is lost.</source>
        <translation>所有内容都已保存在本机，没有丢失。</translation>
    </message>
    <message>
        <source>Ask the consortium why, then pair this desk again with a new code.</source>
        <translation>请向医联体了解原因，再用新的配对码重新配对。</translation>
    </message>
    <message>
        <source>The hub is newer than this program.</source>
        <translation>中心的版本比本程序新。</translation>
    </message>
    <message>
        <source>Install the newer Jiayi on this desk; what waits is sent then.</source>
        <translation>请在本机安装新版家医，待发内容届时会发送。</translation>
    </message>
    <message>
        <source>The hub does not take this from somebody of this role.</source>
        <translation>中心不接受该角色的人提交此内容。</translation>
    </message>
    <message>
        <source>Let somebody save it whose role may, or ask the consortium.</source>
        <translation>请由有权限的人保存，或询问医联体。</translation>
    </message>
    <message>
        <source>The hub does not know who wrote this.</source>
        <translation>中心不认识写下此内容的人。</translation>
    </message>
    <message>
        <source>Ask the consortium to register the user, then try again.</source>
        <translation>请医联体登记该用户，然后重试。</translation>
    </message>
    <message>
        <source>At the hub, the user who wrote this is no longer active.</source>
        <translation>写下此内容的用户在中心已停用。</translation>
    </message>
    <message>
        <source>Ask the consortium, then try again.</source>
        <translation>请询问医联体，然后重试。</translation>
    </message>
    <message>
        <source>The hub misses who wrote this.</source>
        <translation>中心缺少此内容的作者信息。</translation>
    </message>
    <message>
        <source>Try again; if it stays, save it for support.</source>
        <translation>请重试；若仍如此，请存为技术支持文件。</translation>
    </message>
    <message>
        <source>The hub does not take this kind of record from this desk.</source>
        <translation>中心不接受本工作站的此类记录。</translation>
    </message>
    <message>
        <source>This belongs to another institution.</source>
        <translation>这属于另一家机构。</translation>
    </message>
    <message>
        <source>The resident is enrolled at another institution.</source>
        <translation>该居民已在另一机构建档。</translation>
    </message>
    <message>
        <source>If they are yours, ask the consortium to move them here.</source>
        <translation>若由本机构管理，请联系医联体将其转入。</translation>
    </message>
    <message>
        <source>The resident has moved to another clinic, which has changed this since.</source>
        <translation>该居民已转到另一机构，对方之后改动了此内容。</translation>
    </message>
    <message>
        <source>Tell the other clinic what you had written, then let it go.</source>
        <translation>请把您写的内容告知对方机构，然后放弃此条。</translation>
    </message>
    <message>
        <source>It refers to a record that the hub does not have.</source>
        <translation>它引用了中心没有的记录。</translation>
    </message>
    <message>
        <source>Send what it refers to first, then try again.</source>
        <translation>请先发送被引用的记录，再重试。</translation>
    </message>
    <message>
        <source>It is too large for the hub.</source>
        <translation>内容过大，中心无法接收。</translation>
    </message>
    <message>
        <source>Save it for support.</source>
        <translation>请存为技术支持文件。</translation>
    </message>
    <message>
        <source>The hub was restored; everything is compared with it.</source>
        <translation>中心已恢复，正在与其逐一比对。</translation>
    </message>
    <message>
        <source>Nothing is overwritten.</source>
        <translation>不会覆盖任何内容。</translation>
    </message>
    <message>
        <source>The first load is not ready yet.</source>
        <translation>首次加载尚未就绪。</translation>
    </message>
    <message>
        <source>What has come is kept.</source>
        <translation>已收到的内容会保留。</translation>
    </message>
    <message>
        <source>It goes on by itself.</source>
        <translation>会自动继续。</translation>
    </message>
    <message>
        <source>The hub has this decision already.</source>
        <translation>中心已收到这一决定。</translation>
    </message>
    <message>
        <source>Change the value itself: that is an edit like any other.</source>
        <translation>请直接修改该值，这与普通修改相同。</translation>
    </message>
    <message>
        <source>This decision is being sent just now.</source>
        <translation>这一决定正在发送。</translation>
    </message>
    <message>
        <source>This has been changed since it was laid out here.</source>
        <translation>此内容列出之后又有改动。</translation>
    </message>
    <message>
        <source>Nothing was decided; it is laid out anew.</source>
        <translation>尚未做出任何决定；已重新列出。</translation>
    </message>
    <message>
        <source>Look at it again and decide.</source>
        <translation>请再看一遍，然后决定。</translation>
    </message>
    <message>
        <source>The record was edited after this decision.</source>
        <translation>做出决定之后，该记录又被修改过。</translation>
    </message>
    <message>
        <source>The edit is kept.</source>
        <translation>修改已保留。</translation>
    </message>
    <message>
        <source>Change the value itself.</source>
        <translation>请直接修改该值。</translation>
    </message>
    <message>
        <source>This cannot stand here.</source>
        <translation>此处不能填写该内容。</translation>
    </message>
    <message>
        <source>Type it as the two sides have it.</source>
        <translation>请按双方的格式填写。</translation>
    </message>
    <message>
        <source>The formulary could not be taken over.</source>
        <translation>药品目录未能更新。</translation>
    </message>
    <message>
        <source>This pharmacy has no formulary in force.</source>
        <translation>该药房没有生效的药品目录。</translation>
    </message>
    <message>
        <source>It comes with the next sync.</source>
        <translation>下次同步时送达。</translation>
    </message>
    <message>
        <source>This medicine is no longer in the formulary.</source>
        <translation>该药品已不在药品目录中。</translation>
    </message>
    <message>
        <source>Search for it again.</source>
        <translation>请重新查找。</translation>
    </message>
    <message>
        <source>This version of the formulary is not kept any more.</source>
        <translation>该版本的药品目录已不再保留。</translation>
    </message>
    <message>
        <source>Choose a newer one.</source>
        <translation>请选择较新的版本。</translation>
    </message>
    <message>
        <source>Its content is not what the pharmacy signed.</source>
        <translation>内容与药房签发的不符。</translation>
    </message>
    <message>
        <source>Its signature is not the hub&apos;s.</source>
        <translation>签名不是中心的签名。</translation>
    </message>
    <message>
        <source>It wants a newer version of this program.</source>
        <translation>需要更新版本的程序。</translation>
    </message>
    <message>
        <source>This order has ended already.</source>
        <translation>该处方已结束。</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>This question has been answered already.</source>
        <translation>该问题已有答复。</translation>
    </message>
    <message>
        <source>What the pharmacy offers is not in its formulary today.</source>
        <translation>药房建议的药品今天不在其目录中。</translation>
    </message>
    <message>
        <source>Prescribe another medicine, or none instead.</source>
        <translation>请另开其他药品，或不予替代。</translation>
    </message>
    <message>
        <source>What the pharmacy offers is another substance.</source>
        <translation>药房建议的是另一种成分。</translation>
    </message>
    <message>
        <source>Prescribe it anew, or allow none instead.</source>
        <translation>请重新开方，或不予替代。</translation>
    </message>
    <message>
        <source>What the pharmacy offers has another strength, and the dose counts units.</source>
        <translation>药房建议的药品规格不同，而用量按片（粒）计。</translation>
    </message>
    <message>
        <source>Prescribe it anew with its own dose.</source>
        <translation>请按其规格重新开方。</translation>
    </message>
    <message>
        <source>Which medicine was missing?</source>
        <translation>缺的是哪种药品？</translation>
    </message>
    <message>
        <source>At least one pack.</source>
        <translation>至少一盒。</translation>
    </message>
    <message>
        <source>Choose what came of it.</source>
        <translation>请选择处理结果。</translation>
    </message>
    <message>
        <source>This entry has been answered already.</source>
        <translation>该登记已有答复。</translation>
    </message>
    <message>
        <source>The pharmacy has it.</source>
        <translation>药房有货。</translation>
    </message>
    <message>
        <source>A pharmacy stands twice in the list.</source>
        <translation>同一药房重复出现。</translation>
    </message>
    <message>
        <source>This pharmacy publishes nothing here.</source>
        <translation>该药房没有发布目录。</translation>
    </message>
    <message>
        <source>A returned prescription needs a comment.</source>
        <translation>退回处方须填写意见。</translation>
    </message>
    <message>
        <source>Say what is to be changed.</source>
        <translation>请写明需要修改什么。</translation>
    </message>
    <message>
        <source>This prescription has been dealt with already, perhaps at another desk.</source>
        <translation>该处方已处理，可能是在另一台电脑上。</translation>
    </message>
    <message>
        <source>Leave the list and come back: it is read anew.</source>
        <translation>离开列表后再回来即可重新读取。</translation>
    </message>
    <message>
        <source>This prescription does not wait for an answer any more.</source>
        <translation>该处方已不再等待答复。</translation>
    </message>
    <message>
        <source>This prescription is not in the store any more.</source>
        <translation>该处方已不在库中。</translation>
    </message>
    <message>
        <source>The form has not come from the other desk yet.</source>
        <translation>该处方内容尚未从另一台电脑同步过来。</translation>
    </message>
    <message>
        <source>To retire a rule a reason is needed.</source>
        <translation>停用规则须写明理由。</translation>
    </message>
    <message>
        <source>A contraindication always interrupts; it cannot be retired.</source>
        <translation>禁忌始终中断提醒，不可停用。</translation>
    </message>
    <message>
        <source>This rule does not interrupt anybody.</source>
        <translation>该规则本就不会中断提醒。</translation>
    </message>
    <message>
        <source>This row is signed already.</source>
        <translation>该条目已签名。</translation>
    </message>
    <message>
        <source>This rule is retired already.</source>
        <translation>该规则已停用。</translation>
    </message>
    <message>
        <source>There is no decision to take back.</source>
        <translation>没有可以撤回的决定。</translation>
    </message>
    <message>
        <source>The program has no such rule any more.</source>
        <translation>程序中已没有这条规则。</translation>
    </message>
    <message>
        <source>This medicine is not taken any more.</source>
        <translation>该药已不在用。</translation>
    </message>
    <message>
        <source>Open the record again.</source>
        <translation>请重新打开记录。</translation>
    </message>
    <message>
        <source>This medicine is held already.</source>
        <translation>该药已暂停。</translation>
    </message>
    <message>
        <source>This medicine is not held.</source>
        <translation>该药未暂停。</translation>
    </message>
    <message>
        <source>A reason is needed to stop or hold a medicine.</source>
        <translation>停用或暂停药品须填写理由。</translation>
    </message>
    <message>
        <source>These dates do not fit the medicine.</source>
        <translation>日期与用药时间不符。</translation>
    </message>
    <message>
        <source>The prescription is not complete.</source>
        <translation>处方不完整。</translation>
    </message>
    <message>
        <source>Nothing was signed; the draft is here.</source>
        <translation>未签名，草稿仍在。</translation>
    </message>
    <message>
        <source>What still has to be done stands on the prescription.</source>
        <translation>待处理事项见处方。</translation>
    </message>
    <message>
        <source>The pharmacies&apos; price or terms of a product changed meanwhile.</source>
        <translation>药品的价格或支付条件已变化。</translation>
    </message>
    <message>
        <source>Look at what changed, and sign again.</source>
        <translation>核对变化后重新签名。</translation>
    </message>
    <message>
        <source>The quantity cannot be computed.</source>
        <translation>无法计算数量。</translation>
    </message>
    <message>
        <source>Write amount, frequency and duration: 1g bid 12w.</source>
        <translation>请写明用量、频次、疗程：1g bid 12w。</translation>
    </message>
    <message>
        <source>The long prescription is not possible so.</source>
        <translation>不符合长期处方条件。</translation>
    </message>
    <message>
        <source>The assessment is not complete.</source>
        <translation>评估不完整。</translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation>未作记录。</translation>
    </message>
    <message>
        <source>Title, note, education and signature are all needed.</source>
        <translation>职称、评估、教育、签名均须填写。</translation>
    </message>
    <message>
        <source>There is no such template any more.</source>
        <translation>该模板已不存在。</translation>
    </message>
    <message>
        <source>A template needs a name.</source>
        <translation>模板需要名称。</translation>
    </message>
    <message>
        <source>The printer did not take it.</source>
        <translation>打印机未接收。</translation>
    </message>
    <message>
        <source>Nothing was printed.</source>
        <translation>没有打印。</translation>
    </message>
    <message>
        <source>Look at the printer, then print again.</source>
        <translation>请检查打印机后重新打印。</translation>
    </message>
    <message>
        <source>No printer is set up on this desk.</source>
        <translation>本机未设置打印机。</translation>
    </message>
    <message>
        <source>Set one up, or save a PDF.</source>
        <translation>请先设置打印机，或另存为PDF。</translation>
    </message>
    <message>
        <source>The leaflet cannot be made.</source>
        <translation>无法生成用药指导单。</translation>
    </message>
    <message>
        <source>This prescription form cannot be opened.</source>
        <translation>无法打开该处方。</translation>
    </message>
    <message>
        <source>Check its id.</source>
        <translation>请核对处方编号。</translation>
    </message>
    <message>
        <source>There is no such prescription form here.</source>
        <translation>这里没有该处方。</translation>
    </message>
    <message>
        <source>Only a pharmacist signs a row of the rules, and nobody in their place.</source>
        <translation>规则条目只能由药师签核，他人不得代签。</translation>
    </message>
    <message>
        <source>Let a pharmacist unlock the desk and sign.</source>
        <translation>请药师登录本机后签核。</translation>
    </message>
    <message>
        <source>Only a pharmacist retires a rule, and nobody in their place.</source>
        <translation>规则只能由药师停用，他人不得代行。</translation>
    </message>
    <message>
        <source>Let a pharmacist unlock the desk and retire it.</source>
        <translation>请药师登录本机后停用。</translation>
    </message>
    <message>
        <source>Only a pharmacist takes back what was decided about a rule.</source>
        <translation>对规则的决定只能由药师撤回。</translation>
    </message>
    <message>
        <source>Let a pharmacist unlock the desk and take it back.</source>
        <translation>请药师登录本机后撤回。</translation>
    </message>
    <message>
        <source>Only a pharmacist approves or returns a prescription.</source>
        <translation>只有药师可以审核通过或退回处方。</translation>
    </message>
    <message>
        <source>Nothing was saved; it still waits.</source>
        <translation>未保存，处方仍待审核。</translation>
    </message>
    <message>
        <source>Let a pharmacist unlock the desk and look at it.</source>
        <translation>请药师登录本机后审核。</translation>
    </message>
    <message>
        <source>Nobody reviews a prescription that they wrote themselves.</source>
        <translation>不得审核本人开具的处方。</translation>
    </message>
    <message>
        <source>Let another pharmacist look at it.</source>
        <translation>请由另一位药师审核。</translation>
    </message>
    <message>
        <source>The decoction is not complete.</source>
        <translation>中药饮片处方不完整。</translation>
    </message>
    <message>
        <source>Write each herb with its grams, and the doses: 黄芪30g 甘草6g 7剂.</source>
        <translation>请写明每味药的克数和剂数：黄芪30g 甘草6g 7剂。</translation>
    </message>
    <message>
        <source>This visit has a form that this version of the program does not know.</source>
        <translation>本次随访含有当前版本不认识的表单。</translation>
    </message>
    <message>
        <source>Update the program to open it.</source>
        <translation>请更新程序后打开。</translation>
    </message>
    <message>
        <source>There is no such role.</source>
        <translation>没有这个角色。</translation>
    </message>
    <message>
        <source>This store has a user of that name already.</source>
        <translation>该库中已有同名用户。</translation>
    </message>
    <message>
        <source>Only an administrator lets somebody in.</source>
        <translation>只有管理员可以添加用户。</translation>
    </message>
    <message>
        <source>Ask the administrator.</source>
        <translation>请找管理员。</translation>
    </message>
    <message>
        <source>The phrase has a placeholder that no form answers.</source>
        <translation>短语中的占位符在表单中不存在。</translation>
    </message>
    <message>
        <source>The phrase was not kept.</source>
        <translation>短语未保存。</translation>
    </message>
    <message>
        <source>Write the name of a field between the braces, or take them away.</source>
        <translation>请在大括号内写字段名，或去掉大括号。</translation>
    </message>
    <message>
        <source>This phrase is not there, or is empty.</source>
        <translation>该短语不存在或为空。</translation>
    </message>
    <message>
        <source>The file of the sensor cannot be taken.</source>
        <translation>传感器文件无法读入。</translation>
    </message>
    <message>
        <source>No columns with time and glucose were found.</source>
        <translation>没有找到时间列和葡萄糖列。</translation>
    </message>
    <message>
        <source>Export it again from LibreView or Dexcom Clarity, or make a table with the columns Date and CGM (mmol/L).</source>
        <translation>请从 LibreView 或 Dexcom Clarity 重新导出，或做一张含“日期”与“葡萄糖(mmol/L)”两列的表。</translation>
    </message>
    <message>
        <source>There is no row below the head of the table.</source>
        <translation>表头下面没有数据行。</translation>
    </message>
    <message>
        <source>The file tells of a time that has not come.</source>
        <translation>文件中有尚未到来的时间。</translation>
    </message>
    <message>
        <source>Check the clock of the sensor, and whether day or month stands first.</source>
        <translation>请检查传感器的时钟，以及日期是日在前还是月在前。</translation>
    </message>
    <message>
        <source>No sensor has been read for this person.</source>
        <translation>此人尚未读入传感器数据。</translation>
    </message>
    <message>
        <source>This is not on the list any more.</source>
        <translation>该事项已不在待办中。</translation>
    </message>
    <message>
        <source>Its facts have changed meanwhile; look at the list again.</source>
        <translation>情况已有变化，请重新查看待办。</translation>
    </message>
    <message>
        <source>It cannot be put off until that day.</source>
        <translation>不能推迟到该日期。</translation>
    </message>
    <message>
        <source>The worklist does not take this.</source>
        <translation>待办不接受此内容。</translation>
    </message>
    <message>
        <source>The worklist is not what the records say.</source>
        <translation>待办与记录不一致。</translation>
    </message>
    <message>
        <source>To put a card aside a reason is needed.</source>
        <translation>暂不处理需要写明理由。</translation>
    </message>
    <message>
        <source>The day on which the card comes back has to lie ahead.</source>
        <translation>再次提示的日期必须在今天之后。</translation>
    </message>
    <message>
        <source>This answer has been taken back already, perhaps at another desk.</source>
        <translation>这一处理已被撤回，可能是在另一台工作站上。</translation>
    </message>
    <message>
        <source>The cards are read anew.</source>
        <translation>提示已重新读取。</translation>
    </message>
    <message>
        <source>This answer is not in the store any more.</source>
        <translation>这一处理已不在库中。</translation>
    </message>
    <message>
        <source>The plan cannot be agreed like this.</source>
        <translation>不能这样约定计划。</translation>
    </message>
    <message>
        <source>A plan needs at least one thing.</source>
        <translation>计划至少要有一项。</translation>
    </message>
    <message>
        <source>That is more than anybody can keep in mind.</source>
        <translation>太多了，记不住。</translation>
    </message>
    <message>
        <source>Choose what matters most.</source>
        <translation>请选最要紧的。</translation>
    </message>
    <message>
        <source>Another plan was agreed meanwhile.</source>
        <translation>其间已约定了另一份计划。</translation>
    </message>
    <message>
        <source>Read it again and choose anew.</source>
        <translation>请重新读取后再选。</translation>
    </message>
    <message>
        <source>Nothing is agreed with this person yet.</source>
        <translation>与此人尚未约定任何计划。</translation>
    </message>
    <message>
        <source>The sheet cannot be recorded like this.</source>
        <translation>记录单不能这样补录。</translation>
    </message>
    <message>
        <source>No value was typed in.</source>
        <translation>没有录入任何数值。</translation>
    </message>
    <message>
        <source>One of the values is not possible.</source>
        <translation>有一个数值不可能。</translation>
    </message>
    <message>
        <source>Compare it with the sheet.</source>
        <translation>请与记录单核对。</translation>
    </message>
    <message>
        <source>This time has not come.</source>
        <translation>这个时间还没有到。</translation>
    </message>
    <message>
        <source>Another user of this desk has to verify.</source>
        <translation>须由本机另一位用户核对。</translation>
    </message>
    <message>
        <source>A value of this time was typed in already.</source>
        <translation>该时间的数值已补录过。</translation>
    </message>
    <message>
        <source>Nobody in this grid takes a medicine.</source>
        <translation>此网格中无人用药。</translation>
    </message>
    <message>
        <source>That place cannot be booked any more.</source>
        <translation>该时段已不能预约。</translation>
    </message>
    <message>
        <source>Look at what is free now.</source>
        <translation>请查看现在的空余时段。</translation>
    </message>
    <message>
        <source>They are in the queue already.</source>
        <translation>此人已在候诊队列中。</translation>
    </message>
    <message>
        <source>Choose them in the list.</source>
        <translation>请在列表中选择。</translation>
    </message>
    <message>
        <source>Somebody at another desk moved them first.</source>
        <translation>另一台工作站已先更改了其状态。</translation>
    </message>
    <message>
        <source>The list shows where they stand now.</source>
        <translation>列表显示当前状态。</translation>
    </message>
    <message>
        <source>They are not in today&apos;s queue.</source>
        <translation>此人不在今天的队列中。</translation>
    </message>
    <message>
        <source>Register them again.</source>
        <translation>请重新登记。</translation>
    </message>
    <message>
        <source>This visit was signed at another desk.</source>
        <translation>本次随访已在另一台工作站签署。</translation>
    </message>
    <message>
        <source>What you entered is kept as a draft.</source>
        <translation>您录入的内容已存为草稿。</translation>
    </message>
    <message>
        <source>Read the signed visit in the chart; amend it if something is missing.</source>
        <translation>请在病历中查看已签署的随访；如有遗漏，请更正。</translation>
    </message>
    <message>
        <source>This is no address.</source>
        <translation>这不是有效地址。</translation>
    </message>
    <message>
        <source>Type it as the other desk shows it: 192.168.1.20 or desk-2:47615.</source>
        <translation>请按对方工作站所示输入：192.168.1.20 或 desk-2:47615。</translation>
    </message>
    <message>
        <source>No desk answers at this address.</source>
        <translation>该地址没有工作站应答。</translation>
    </message>
    <message>
        <source>Show a code at the other desk first, then check the address.</source>
        <translation>请先在另一台工作站显示配对码，再核对地址。</translation>
    </message>
    <message>
        <source>This is not the code that the other desk shows.</source>
        <translation>与另一台工作站显示的配对码不符。</translation>
    </message>
    <message>
        <source>Compare it. After three wrong ones the other desk has to show a new one.</source>
        <translation>请核对。输错三次后，另一台工作站须显示新的配对码。</translation>
    </message>
    <message>
        <source>The other desk shows no code any more.</source>
        <translation>另一台工作站已不再显示配对码。</translation>
    </message>
    <message>
        <source>Show a new one there.</source>
        <translation>请在那里显示新的配对码。</translation>
    </message>
    <message>
        <source>Whoever answered does not know the code: it is not the desk that shows it.</source>
        <translation>应答方不知道配对码：不是显示配对码的那台工作站。</translation>
    </message>
    <message>
        <source>Check the address, and show a new code.</source>
        <translation>请核对地址，并显示新的配对码。</translation>
    </message>
    <message>
        <source>The other desk belongs to another institution.</source>
        <translation>另一台工作站属于其他机构。</translation>
    </message>
    <message>
        <source>Only desks of one clinic share their queue.</source>
        <translation>只有同一机构的工作站才共享队列。</translation>
    </message>
    <message>
        <source>This is this desk&apos;s own address.</source>
        <translation>这是本工作站自己的地址。</translation>
    </message>
    <message>
        <source>Type the address of the other desk.</source>
        <translation>请输入另一台工作站的地址。</translation>
    </message>
    <message>
        <source>This desk is not paired any more.</source>
        <translation>该工作站已不再配对。</translation>
    </message>
    <message>
        <source>The list shows which are.</source>
        <translation>列表显示已配对的工作站。</translation>
    </message>
    <message>
        <source>Another program has the port that desks talk on.</source>
        <translation>工作站通信端口被其他程序占用。</translation>
    </message>
    <message>
        <source>Close the other window of this store, then try again.</source>
        <translation>请关闭此数据库的其他窗口后重试。</translation>
    </message>
    <message>
        <source>This machine has no such address to listen on.</source>
        <translation>本机没有该监听地址。</translation>
    </message>
    <message>
        <source>Check the network, then try again.</source>
        <translation>请检查网络后重试。</translation>
    </message>
    <message>
        <source>This report is not in the store.</source>
        <translation>本机数据中没有这份报告。</translation>
    </message>
    <message>
        <source>Read the list again.</source>
        <translation>请重新读取列表。</translation>
    </message>
    <message>
        <source>What was said about this report is not in the store.</source>
        <translation>本机数据中没有这份报告的处理记录。</translation>
    </message>
    <message>
        <source>Say why, then try again.</source>
        <translation>请写明原因后重试。</translation>
    </message>
    <message>
        <source>This report has its person by now.</source>
        <translation>这份报告已归到某人名下。</translation>
    </message>
    <message>
        <source>Look at it in the inbox; take the match back there if it is wrong.</source>
        <translation>请在收件箱查看；如有误，可在那里撤回。</translation>
    </message>
    <message>
        <source>This person has moved to another institution.</source>
        <translation>此人已转往其他机构。</translation>
    </message>
    <message>
        <source>Nothing was added to the chart.</source>
        <translation>未写入任何档案。</translation>
    </message>
    <message>
        <source>Put the report aside, and send it on to where the person is now.</source>
        <translation>请将报告搁置，并转给此人现在的机构。</translation>
    </message>
    <message>
        <source>This report has no person yet.</source>
        <translation>这份报告还没有归到任何人。</translation>
    </message>
    <message>
        <source>Decide first whom it is about.</source>
        <translation>请先确定是谁的报告。</translation>
    </message>
    <message>
        <source>The laboratory has sent another version meanwhile.</source>
        <translation>检验机构此间又发来了新版本。</translation>
    </message>
    <message>
        <source>Nothing was acknowledged.</source>
        <translation>未签收任何内容。</translation>
    </message>
    <message>
        <source>Read what is new, then acknowledge that.</source>
        <translation>请先阅读新内容，再签收。</translation>
    </message>
    <message>
        <source>A critical value has to be told before it is acknowledged.</source>
        <translation>危急值须先告知，再签收。</translation>
    </message>
    <message>
        <source>Write down who was told, and when.</source>
        <translation>请记录告知了谁、何时告知。</translation>
    </message>
    <message>
        <source>Who was told is needed.</source>
        <translation>须填写告知对象。</translation>
    </message>
    <message>
        <source>Nothing was written down.</source>
        <translation>未作记录。</translation>
    </message>
    <message>
        <source>Write who it was.</source>
        <translation>请填写告知对象。</translation>
    </message>
    <message>
        <source>How they were told is needed.</source>
        <translation>须填写告知方式。</translation>
    </message>
    <message>
        <source>Choose telephone, in person or message.</source>
        <translation>请选择电话、当面或消息。</translation>
    </message>
    <message>
        <source>The time at which they were told is still to come.</source>
        <translation>告知时间晚于现在。</translation>
    </message>
    <message>
        <source>Correct the time.</source>
        <translation>请更正时间。</translation>
    </message>
    <message>
        <source>This version has no critical value any more.</source>
        <translation>此版本已无危急值。</translation>
    </message>
    <message>
        <source>Read it again, then acknowledge it.</source>
        <translation>请重新阅读后签收。</translation>
    </message>
    <message>
        <source>The comment is empty.</source>
        <translation>备注为空。</translation>
    </message>
    <message>
        <source>Write it, then try again.</source>
        <translation>请填写后重试。</translation>
    </message>
    <message>
        <source>Not every value of this report is within limits.</source>
        <translation>这份报告并非所有结果都在范围内。</translation>
    </message>
    <message>
        <source>It was not acknowledged.</source>
        <translation>未签收。</translation>
    </message>
    <message>
        <source>Open it, and acknowledge it alone.</source>
        <translation>请打开后单独签收。</translation>
    </message>
    <message>
        <source>This report is not complete yet.</source>
        <translation>这份报告尚不完整。</translation>
    </message>
    <message>
        <source>The laboratory&apos;s report cannot be read.</source>
        <translation>无法读取检验机构的报告。</translation>
    </message>
    <message>
        <source>None of it was taken over.</source>
        <translation>未接收其中任何内容。</translation>
    </message>
    <message>
        <source>Ask the laboratory to send it again.</source>
        <translation>请检验机构重新发送。</translation>
    </message>
    <message>
        <source>No order has this number.</source>
        <translation>没有这个编号的申请单。</translation>
    </message>
    <message>
        <source>Check the number; the order may come with the next sync.</source>
        <translation>请核对编号；申请单也可能随下次同步到达。</translation>
    </message>
    <message>
        <source>This cannot be the number of an order.</source>
        <translation>这不是申请单编号。</translation>
    </message>
    <message>
        <source>Scan the label again, or compare the sixteen digits.</source>
        <translation>请重新扫描标签，或核对十六位数字。</translation>
    </message>
    <message>
        <source>The order is no longer at a point where this can be done.</source>
        <translation>申请单的状态已不允许此操作。</translation>
    </message>
    <message>
        <source>The list shows where it stands now.</source>
        <translation>列表显示它现在的状态。</translation>
    </message>
    <message>
        <source>Only a doctor signs orders.</source>
        <translation>只有医生可以签署申请单。</translation>
    </message>
    <message>
        <source>What you chose is kept.</source>
        <translation>已选项目已保留。</translation>
    </message>
    <message>
        <source>Let the doctor sign it at this desk.</source>
        <translation>请医生在本机签署。</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>未选择任何项目。</translation>
    </message>
    <message>
        <source>Nothing was signed.</source>
        <translation>未签署任何内容。</translation>
    </message>
    <message>
        <source>Choose a test or a set.</source>
        <translation>请选择项目或组合。</translation>
    </message>
    <message>
        <source>One of the tests can no longer be ordered.</source>
        <translation>有一项检查已不能申请。</translation>
    </message>
    <message>
        <source>Take it away, then sign again.</source>
        <translation>请移除后重新签署。</translation>
    </message>
    <message>
        <source>A test stands in the list twice.</source>
        <translation>同一项目在列表中出现两次。</translation>
    </message>
    <message>
        <source>Take one of them away.</source>
        <translation>请移除其中一项。</translation>
    </message>
    <message>
        <source>A reason is missing.</source>
        <translation>缺少原因。</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>请从列表中选择。</translation>
    </message>
    <message>
        <source>A result counts, or the same test is ordered already.</source>
        <translation>已有可互认的结果，或同一项目已申请。</translation>
    </message>
    <message>
        <source>What you chose is kept; nothing was signed.</source>
        <translation>已选项目已保留；未签署。</translation>
    </message>
    <message>
        <source>Use the result, or choose why it is measured once more.</source>
        <translation>请采用已有结果，或选择再次检查的理由。</translation>
    </message>
    <message>
        <source>A result that was to be used does not count any more.</source>
        <translation>拟采用的结果已不能互认。</translation>
    </message>
    <message>
        <source>Read it again, then order the test.</source>
        <translation>请重新读取后申请该项目。</translation>
    </message>
    <message>
        <source>The order does not say when it was signed.</source>
        <translation>申请单没有签署时间。</translation>
    </message>
    <message>
        <source>It is kept as it came.</source>
        <translation>已按原样保存。</translation>
    </message>
    <message>
        <source>Ask whoever sent it.</source>
        <translation>请询问发送方。</translation>
    </message>
    <message>
        <source>None of these orders has a label.</source>
        <translation>这些申请单都没有标签。</translation>
    </message>
    <message>
        <source>Images and recordings need none; what was cancelled has none any more.</source>
        <translation>影像和描记不需要标签；已取消的不再有标签。</translation>
    </message>
    <message>
        <source>Ask whoever sent it to send it again.</source>
        <translation>请发送方重新发送。</translation>
    </message>
    <message>
        <source>This picture cannot be shown.</source>
        <translation>无法显示此图像。</translation>
    </message>
    <message>
        <source>There is no such picture here.</source>
        <translation>此处没有这幅图像。</translation>
    </message>
    <message>
        <source>This picture is not on this desk, and there is no line to the hub.</source>
        <translation>此图像不在本机，且目前无法连接中心。</translation>
    </message>
    <message>
        <source>What is known of it stays in the list.</source>
        <translation>已知的信息仍保留在列表中。</translation>
    </message>
    <message>
        <source>Open it again when the line is back.</source>
        <translation>网络恢复后再打开。</translation>
    </message>
    <message>
        <source>The hub does not have this picture yet.</source>
        <translation>中心尚未收到此图像。</translation>
    </message>
    <message>
        <source>Whoever took it has announced it; its bytes are still on the way.</source>
        <translation>拍摄方已登记，图像数据仍在传输途中。</translation>
    </message>
    <message>
        <source>Open it again later.</source>
        <translation>请稍后再打开。</translation>
    </message>
    <message>
        <source>What came is not the picture that was announced: its checksum or size differs.</source>
        <translation>收到的数据与登记的图像不符：校验值或大小不同。</translation>
    </message>
    <message>
        <source>It is not shown, and was thrown away.</source>
        <translation>未予显示，并已丢弃。</translation>
    </message>
    <message>
        <source>Try again; if it stays like this, ask whoever sent it.</source>
        <translation>请重试；若仍如此，请询问发送方。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>请另选文件。</translation>
    </message>
    <message>
        <source>The file is larger than 64 MB.</source>
        <translation>文件超过 64 MB。</translation>
    </message>
    <message>
        <source>Save it smaller and choose it again.</source>
        <translation>请另存为较小的文件后重新选择。</translation>
    </message>
    <message>
        <source>DICOM files are not supported.</source>
        <translation>不支持 DICOM 文件。</translation>
    </message>
    <message>
        <source>Export the picture as JPEG or PNG on the device, and choose that.</source>
        <translation>请在设备上导出为 JPEG 或 PNG 后再选择。</translation>
    </message>
    <message>
        <source>This is neither JPEG, PNG nor PDF, whatever its name says.</source>
        <translation>无论文件名如何，其内容不是 JPEG、PNG 或 PDF。</translation>
    </message>
    <message>
        <source>Save it as one of these.</source>
        <translation>请另存为其中一种格式。</translation>
    </message>
    <message>
        <source>The file is cut off: its end is missing.</source>
        <translation>文件不完整：缺少结尾。</translation>
    </message>
    <message>
        <source>Half a picture is not shown: what is missing could be what matters.</source>
        <translation>不显示残缺的图像：缺失的部分可能正是关键所在。</translation>
    </message>
    <message>
        <source>The file is damaged and cannot be read.</source>
        <translation>文件已损坏，无法读取。</translation>
    </message>
    <message>
        <source>The file is of another kind than its sender says.</source>
        <translation>文件的实际类型与发送方所述不符。</translation>
    </message>
    <message>
        <source>It is not opened.</source>
        <translation>未予打开。</translation>
    </message>
    <message>
        <source>The picture says it is larger than anything a camera makes.</source>
        <translation>图像声称的尺寸超出任何相机所能拍摄。</translation>
    </message>
    <message>
        <source>It is not opened: it could stop this desk.</source>
        <translation>未予打开：它可能使本机停止响应。</translation>
    </message>
    <message>
        <source>The document has more than 500 pages.</source>
        <translation>文档超过 500 页。</translation>
    </message>
    <message>
        <source>Ask for the part that matters.</source>
        <translation>请索取所需的部分。</translation>
    </message>
    <message>
        <source>The document is locked with a password.</source>
        <translation>文档设有密码。</translation>
    </message>
    <message>
        <source>Ask for one without.</source>
        <translation>请索取无密码的文档。</translation>
    </message>
    <message>
        <source>Choose what it is.</source>
        <translation>请选择类别。</translation>
    </message>
    <message>
        <source>Choose which eye it is.</source>
        <translation>请选择是哪只眼。</translation>
    </message>
    <message>
        <source>This day has not come.</source>
        <translation>该日期尚未到来。</translation>
    </message>
    <message>
        <source>This person has this very file already.</source>
        <translation>此人已有同一文件。</translation>
    </message>
    <message>
        <source>The referral cannot be written like this.</source>
        <translation>转诊单不能这样填写。</translation>
    </message>
    <message>
        <source>Nothing was sent; it is still on the screen.</source>
        <translation>尚未发出，内容仍在屏幕上。</translation>
    </message>
    <message>
        <source>Choose why the person is referred, or what you ask about.</source>
        <translation>请选择转诊原因或咨询内容。</translation>
    </message>
    <message>
        <source>The urgency is missing.</source>
        <translation>缺少紧急程度。</translation>
    </message>
    <message>
        <source>Choose how soon.</source>
        <translation>请选择紧急程度。</translation>
    </message>
    <message>
        <source>The institution is missing.</source>
        <translation>缺少机构。</translation>
    </message>
    <message>
        <source>Say where the letter goes.</source>
        <translation>请填写转往哪个机构。</translation>
    </message>
    <message>
        <source>The text is missing.</source>
        <translation>缺少文字说明。</translation>
    </message>
    <message>
        <source>Say what led to it, or what you ask.</source>
        <translation>请说明病情或所提的问题。</translation>
    </message>
    <message>
        <source>It was sent already, perhaps at another desk.</source>
        <translation>已经发出，可能是在另一台电脑上。</translation>
    </message>
    <message>
        <source>Look at the thread.</source>
        <translation>请查看往来记录。</translation>
    </message>
    <message>
        <source>It has moved on meanwhile, and this cannot be done any more.</source>
        <translation>状态已变化，不能再这样做。</translation>
    </message>
    <message>
        <source>Look at where it stands now.</source>
        <translation>请查看当前状态。</translation>
    </message>
    <message>
        <source>There is nothing to send.</source>
        <translation>没有可发送的内容。</translation>
    </message>
    <message>
        <source>The day has passed.</source>
        <translation>该日期已过。</translation>
    </message>
    <message>
        <source>Choose a day from today on.</source>
        <translation>请选择今天或以后的日期。</translation>
    </message>
    <message>
        <source>This referral is not here any more.</source>
        <translation>该转诊已不存在。</translation>
    </message>
    <message>
        <source>This cannot be planned like that.</source>
        <translation>不能这样安排。</translation>
    </message>
    <message>
        <source>Choose a time that is still to come.</source>
        <translation>请选择尚未到来的时间。</translation>
    </message>
    <message>
        <source>There must be at least one place.</source>
        <translation>至少要有一个名额。</translation>
    </message>
    <message>
        <source>It must last at least a minute.</source>
        <translation>时长至少一分钟。</translation>
    </message>
    <message>
        <source>Nobody is named.</source>
        <translation>未填写专家。</translation>
    </message>
    <message>
        <source>Say which specialist comes.</source>
        <translation>请填写哪位专家坐诊。</translation>
    </message>
    <message>
        <source>All places are taken.</source>
        <translation>名额已满。</translation>
    </message>
    <message>
        <source>Nothing was booked.</source>
        <translation>未预约。</translation>
    </message>
    <message>
        <source>Choose another day.</source>
        <translation>请选择其他日期。</translation>
    </message>
    <message>
        <source>The person is booked for that day already.</source>
        <translation>此人已预约该日。</translation>
    </message>
    <message>
        <source>It has been held, cancelled or has not begun.</source>
        <translation>该次联合门诊已举行、已取消或尚未开始。</translation>
    </message>
    <message>
        <source>Look at it again.</source>
        <translation>请重新查看。</translation>
    </message>
    <message>
        <source>Say what came of it.</source>
        <translation>请填写结果。</translation>
    </message>
    <message>
        <source>The time has passed.</source>
        <translation>该时间已过。</translation>
    </message>
    <message>
        <source>Something was not checked: a reason is needed.</source>
        <translation>有条件未能核查，需要填写理由。</translation>
    </message>
    <message>
        <source>A condition of online visits is not met.</source>
        <translation>不符合线上复诊条件。</translation>
    </message>
    <message>
        <source>See the person at the clinic.</source>
        <translation>请到门诊面诊。</translation>
    </message>
    <message>
        <source>There is no such fund.</source>
        <translation>没有这项资金。</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>请从列表中选择。</translation>
    </message>
    <message>
        <source>This step does not belong to this fund.</source>
        <translation>该环节不属于这项资金。</translation>
    </message>
    <message>
        <source>Insurance money has the steps of the year; other funds have income alone.</source>
        <translation>医保资金按年度环节登记；其他资金只有收入。</translation>
    </message>
    <message>
        <source>The scheme does not fit the fund.</source>
        <translation>险种与资金不符。</translation>
    </message>
    <message>
        <source>Insurance money belongs to one scheme, other funds to none.</source>
        <translation>医保资金须指定险种，其他资金不分险种。</translation>
    </message>
    <message>
        <source>An amount is missing.</source>
        <translation>缺少金额。</translation>
    </message>
    <message>
        <source>Enter it in yuan, minus where money went.</source>
        <translation>请以元为单位填写，支出为负。</translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation>未作冲正。</translation>
    </message>
    <message>
        <source>Say why this line is taken back.</source>
        <translation>请说明冲正原因。</translation>
    </message>
    <message>
        <source>This line has been taken back already.</source>
        <translation>该条已经冲正。</translation>
    </message>
    <message>
        <source>This line is not there.</source>
        <translation>没有这一条。</translation>
    </message>
    <message>
        <source>Read the page again.</source>
        <translation>请重新打开页面。</translation>
    </message>
    <message>
        <source>A measure that money is paid by is not marked as one.</source>
        <translation>有一项用于支付的指标未标明用于支付。</translation>
    </message>
    <message>
        <source>Nothing was figured by it.</source>
        <translation>未据此计算。</translation>
    </message>
    <message>
        <source>Only measures with limits that nobody can loosen decide payment: ask the consortium to correct its table.</source>
        <translation>只有界值固定、不可放宽的指标才能用于支付：请联系医共体更正。</translation>
    </message>
    <message>
        <source>Members and costs of a month do not fit together.</source>
        <translation>某月的参保人与费用对不上。</translation>
    </message>
    <message>
        <source>The ledger itself is untouched.</source>
        <translation>台账本身未受影响。</translation>
    </message>
    <message>
        <source>Let the administrator run jiayi verify.</source>
        <translation>请管理员运行 jiayi verify。</translation>
    </message>
    <message>
        <source>A published set of rules cannot be read.</source>
        <translation>发布的规则无法读取。</translation>
    </message>
    <message>
        <source>The set before it stays in force.</source>
        <translation>此前的规则继续生效。</translation>
    </message>
    <message>
        <source>Tell the consortium which version it is.</source>
        <translation>请告知医共体是哪个版本。</translation>
    </message>
    <message>
        <source>This cannot be done with the contract.</source>
        <translation>该签约无法这样处理。</translation>
    </message>
    <message>
        <source>Team, doctor or package is missing.</source>
        <translation>缺少团队、医生或服务包。</translation>
    </message>
    <message>
        <source>The days do not fit.</source>
        <translation>日期不符。</translation>
    </message>
    <message>
        <source>A transfer lies within the term, after its first day.</source>
        <translation>转签日期须在协议期内，且晚于首日。</translation>
    </message>
    <message>
        <source>The term is longer than a contract may be.</source>
        <translation>协议期超过允许的期限。</translation>
    </message>
    <message>
        <source>Choose an earlier last day.</source>
        <translation>请选择更早的到期日。</translation>
    </message>
    <message>
        <source>This service package is not known.</source>
        <translation>没有这个服务包。</translation>
    </message>
    <message>
        <source>This contract is there already.</source>
        <translation>该协议已存在。</translation>
    </message>
    <message>
        <source>This contract is not here any more.</source>
        <translation>该协议已不在此处。</translation>
    </message>
    <message>
        <source>An offer is open already.</source>
        <translation>已有一份要约尚未处理。</translation>
    </message>
    <message>
        <source>Sign it or close it first.</source>
        <translation>请先签约或关闭该要约。</translation>
    </message>
    <message>
        <source>The person is bound by another contract on some of these days.</source>
        <translation>这段时间内该居民已有其他有效签约。</translation>
    </message>
    <message>
        <source>One team a person: renew, transfer or end the other one.</source>
        <translation>一名居民只签一个团队：请续签、转签或解除原协议。</translation>
    </message>
    <message>
        <source>The contract is over by that day.</source>
        <translation>到那一天协议已结束。</translation>
    </message>
    <message>
        <source>Choose an earlier day.</source>
        <translation>请选择更早的日期。</translation>
    </message>
    <message>
        <source>The contract before is not in force, or was renewed already.</source>
        <translation>原协议未生效，或已续签。</translation>
    </message>
    <message>
        <source>Team and doctor are the same as before.</source>
        <translation>团队和医生与原来相同。</translation>
    </message>
    <message>
        <source>Choose whom the person goes to.</source>
        <translation>请选择转到哪个团队或医生。</translation>
    </message>
    <message>
        <source>A reason that fits is needed.</source>
        <translation>请选择相应的原因。</translation>
    </message>
    <message>
        <source>It is too early to renew.</source>
        <translation>尚未到续签时间。</translation>
    </message>
    <message>
        <source>The person stands in the renewal drive when it is time.</source>
        <translation>到时会出现在续签名单中。</translation>
    </message>
    <message>
        <source>The contract ran out too long ago to be renewed.</source>
        <translation>协议到期已久，不能续签。</translation>
    </message>
    <message>
        <source>Offer a new one.</source>
        <translation>请重新发出要约。</translation>
    </message>
    <message>
        <source>The day is still to come.</source>
        <translation>该日期尚未到来。</translation>
    </message>
    <message>
        <source>The doctor has as many people as allowed.</source>
        <translation>该医生的签约人数已达上限。</translation>
    </message>
    <message>
        <source>Choose another doctor, or another first day.</source>
        <translation>请选择其他医生或其他起始日。</translation>
    </message>
    <message>
        <source>The entitlement cannot be saved like this.</source>
        <translation>待遇信息无法这样保存。</translation>
    </message>
    <message>
        <source>This kind of entitlement is not known.</source>
        <translation>没有这种待遇类型。</translation>
    </message>
    <message>
        <source>The disease is missing.</source>
        <translation>缺少病种。</translation>
    </message>
    <message>
        <source>It would end before it begins.</source>
        <translation>结束日期早于开始日期。</translation>
    </message>
    <message>
        <source>A partner institution lacks its name, or its days do not fit.</source>
        <translation>协作医疗机构缺少名称，或日期不符。</translation>
    </message>
    <message>
        <source>The same entitlement is registered for some of these days.</source>
        <translation>这段时间内已登记同一待遇。</translation>
    </message>
    <message>
        <source>Change that one.</source>
        <translation>请修改已有的登记。</translation>
    </message>
    <message>
        <source>This entitlement is not here any more.</source>
        <translation>该待遇已不在此处。</translation>
    </message>
    <message>
        <source>The card cannot be read.</source>
        <translation>无法读卡。</translation>
    </message>
    <message>
        <source>There is no code.</source>
        <translation>没有卡码。</translation>
    </message>
    <message>
        <source>This is the code of no card that is known here.</source>
        <translation>不是本系统认识的卡码。</translation>
    </message>
    <message>
        <source>Scan the e-credential, the social card or the identity card.</source>
        <translation>请扫描医保电子凭证、社保卡或身份证。</translation>
    </message>
    <message>
        <source>Something is missing in the code.</source>
        <translation>卡码内容不完整。</translation>
    </message>
    <message>
        <source>Scan it again.</source>
        <translation>请重新扫描。</translation>
    </message>
    <message>
        <source>A character of the code is wrong: its check character does not fit.</source>
        <translation>卡码有误：校验位不符。</translation>
    </message>
    <message>
        <source>The card names an insurance that is not known here.</source>
        <translation>卡上的险种代码未知。</translation>
    </message>
    <message>
        <source>A day on the card is none.</source>
        <translation>卡上的日期无效。</translation>
    </message>
    <message>
        <source>A partner institution on the card cannot be read.</source>
        <translation>卡上的协作医疗机构无法识别。</translation>
    </message>
    <message>
        <source>The card has expired.</source>
        <translation>卡已过期。</translation>
    </message>
    <message>
        <source>Ask for the present one.</source>
        <translation>请出示有效的卡。</translation>
    </message>
    <message>
        <source>The card belongs to somebody else.</source>
        <translation>这张卡不是本人的。</translation>
    </message>
    <message>
        <source>Open the chart of whose card it is.</source>
        <translation>请打开持卡人的档案。</translation>
    </message>
    <message>
        <source>The count was stopped.</source>
        <translation>统计已停止。</translation>
    </message>
    <message>
        <source>Try again when there is time for it.</source>
        <translation>有时间时请重试。</translation>
    </message>
    <message>
        <source>This figure cannot be told by person.</source>
        <translation>该数字无法逐人说明。</translation>
    </message>
    <message>
        <source>Open another indicator.</source>
        <translation>请打开其他指标。</translation>
    </message>
    <message>
        <source>This is no evidence pack, or not a whole one.</source>
        <translation>这不是证据包，或文件不完整。</translation>
    </message>
    <message>
        <source>Ask for the file again.</source>
        <translation>请重新索取该文件。</translation>
    </message>
    <message>
        <source>The signature does not fit: the pack was changed after it was signed.</source>
        <translation>签名不符：证据包在签名后被改动。</translation>
    </message>
    <message>
        <source>Do not rely on its figures; ask for the pack again.</source>
        <translation>请勿采信其中数字，并重新索取证据包。</translation>
    </message>
    <message>
        <source>A part of the pack was changed after it was signed.</source>
        <translation>证据包的一部分在签名后被改动。</translation>
    </message>
    <message>
        <source>Counting again gives other figures than the pack says.</source>
        <translation>重新统计的数字与证据包所述不一致。</translation>
    </message>
    <message>
        <source>The statement cannot be handled like this.</source>
        <translation>不能这样处理申报。</translation>
    </message>
    <message>
        <source>Something of the month is still open.</source>
        <translation>本月仍有未处理事项。</translation>
    </message>
    <message>
        <source>Settle what the check list shows in red, and synchronise.</source>
        <translation>请处理核对清单中标红的事项，然后同步。</translation>
    </message>
    <message>
        <source>Nothing was frozen.</source>
        <translation>未冻结。</translation>
    </message>
    <message>
        <source>The month is frozen already, perhaps at another desk.</source>
        <translation>本月已冻结，可能是在另一台工作站。</translation>
    </message>
    <message>
        <source>The statement has moved on meanwhile, and this cannot be done any more.</source>
        <translation>申报状态已变化，不能再这样操作。</translation>
    </message>
    <message>
        <source>Only who signed the statement submits it.</source>
        <translation>只有签字人可以上报。</translation>
    </message>
    <message>
        <source>What the statement rests on is no longer what was frozen.</source>
        <translation>申报所依据的账目已不同于冻结时。</translation>
    </message>
    <message>
        <source>The frozen statement is still in the store.</source>
        <translation>已冻结的申报仍保存在库中。</translation>
    </message>
    <message>
        <source>Have the store verified, and do not submit.</source>
        <translation>请核验数据库，不要上报。</translation>
    </message>
    <message>
        <source>Part of the statement has not arrived yet.</source>
        <translation>申报尚有部分未收到。</translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <translation>没有丢失任何内容。</translation>
    </message>
    <message>
        <source>Synchronise again.</source>
        <translation>请再次同步。</translation>
    </message>
    <message>
        <source>A query or a rejection needs words.</source>
        <translation>提出疑问或退回须填写说明。</translation>
    </message>
    <message>
        <source>There is no rate for this scheme and month.</source>
        <translation>该险种本月没有费率。</translation>
    </message>
    <message>
        <source>The difference cannot be decided like this.</source>
        <translation>不能这样处理该差异。</translation>
    </message>
    <message>
        <source>It was decided already, perhaps at another desk.</source>
        <translation>已处理，可能是在另一台工作站。</translation>
    </message>
    <message>
        <source>A dispute needs something that proves it.</source>
        <translation>提出异议须附证明。</translation>
    </message>
    <message>
        <source>A refund among these lines has no original here, so it cannot be booked.</source>
        <translation>其中一笔退费在本机构没有原始结算，无法入账。</translation>
    </message>
    <message>
        <source>Dispute it, or wait for the original claim.</source>
        <translation>请提出异议，或等待原始结算。</translation>
    </message>
    <message>
        <source>These records cannot be merged like this.</source>
        <translation>这样无法合并这两份档案。</translation>
    </message>
    <message>
        <source>It is one and the same record.</source>
        <translation>这是同一份档案。</translation>
    </message>
    <message>
        <source>One of the two was merged already, perhaps at another desk.</source>
        <translation>其中一份已被合并，可能是在另一台电脑上。</translation>
    </message>
    <message>
        <source>One of the two has left for another institution.</source>
        <translation>其中一人已转往其他机构。</translation>
    </message>
    <message>
        <source>Merge them where the person is now.</source>
        <translation>请在其现所在机构合并。</translation>
    </message>
    <message>
        <source>A visit or an order is being written on the record that would be merged.</source>
        <translation>将被并入的档案上有正在书写的就诊记录或检查申请。</translation>
    </message>
    <message>
        <source>The draft is kept; nothing was changed.</source>
        <translation>草稿已保留，未作任何更改。</translation>
    </message>
    <message>
        <source>Sign it or throw it away first, or keep that record.</source>
        <translation>请先签署或丢弃草稿，或改为保留那份档案。</translation>
    </message>
    <message>
        <source>The merge was taken back already, perhaps at another desk.</source>
        <translation>该合并已被撤销，可能是在另一台电脑上。</translation>
    </message>
    <message>
        <source>Merged records and their facts do not fit together.</source>
        <translation>合并的档案与其内容不一致。</translation>
    </message>
    <message>
        <source>Restore the last backup, or ask for help.</source>
        <translation>请恢复最近的备份或寻求帮助。</translation>
    </message>
    <message>
        <source>This cannot be asked for like that.</source>
        <translation>不能这样申请。</translation>
    </message>
    <message>
        <source>Nothing was asked.</source>
        <translation>未提交申请。</translation>
    </message>
    <message>
        <source>Choose why the person changes clinic.</source>
        <translation>请选择变更机构的原因。</translation>
    </message>
    <message>
        <source>The reason says nothing by itself.</source>
        <translation>该原因本身不足以说明。</translation>
    </message>
    <message>
        <source>Say it in words.</source>
        <translation>请用文字说明。</translation>
    </message>
    <message>
        <source>The other clinic is missing, or is this one.</source>
        <translation>缺少对方机构，或填写的是本机构。</translation>
    </message>
    <message>
        <source>Enter the code of the clinic they have chosen.</source>
        <translation>请填写本人所选机构的代码。</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>缺少姓名。</translation>
    </message>
    <message>
        <source>The number is missing.</source>
        <translation>缺少号码。</translation>
    </message>
    <message>
        <source>Without a number nobody is found.</source>
        <translation>没有号码无法查找。</translation>
    </message>
    <message>
        <source>A request waits already, perhaps from another desk.</source>
        <translation>已有申请在等待办理，可能来自其他工作台。</translation>
    </message>
    <message>
        <source>Look under leaving and coming.</source>
        <translation>请查看“待转出与申请转入”。</translation>
    </message>
    <message>
        <source>A resident of this clinic has that number.</source>
        <translation>本机构已有该号码的居民。</translation>
    </message>
    <message>
        <source>Look for them among the residents.</source>
        <translation>请在居民名单中查找。</translation>
    </message>
    <message>
        <source>The person is not with this clinic any more.</source>
        <translation>该居民已不在本机构。</translation>
    </message>
    <message>
        <source>The request has been decided meanwhile.</source>
        <translation>该申请已有结果。</translation>
    </message>
    <message>
        <source>The person asked at the other clinic.</source>
        <translation>本人是在对方机构提出的申请。</translation>
    </message>
    <message>
        <source>Only that clinic can take it back.</source>
        <translation>只有对方机构可以撤回。</translation>
    </message>
    <message>
        <source>This request is not here any more.</source>
        <translation>该申请已不存在。</translation>
    </message>
    <message>
        <source>The handover is confirmed already, perhaps at another desk.</source>
        <translation>交接已确认，可能在其他工作台完成。</translation>
    </message>
    <message>
        <source>It stays as it was confirmed.</source>
        <translation>保持确认时的内容。</translation>
    </message>
    <message>
        <source>Only a doctor confirms a handover.</source>
        <translation>只有医生可以确认交接。</translation>
    </message>
    <message>
        <source>The note is still on the screen.</source>
        <translation>附言仍在屏幕上。</translation>
    </message>
    <message>
        <source>Save the draft and ask a doctor.</source>
        <translation>请保存草稿并请医生确认。</translation>
    </message>
    <message>
        <source>There is no such handover.</source>
        <translation>没有该交接。</translation>
    </message>
    <message>
        <source>They cannot be taken in like this.</source>
        <translation>不能这样接收。</translation>
    </message>
    <message>
        <source>Nobody waits to be taken in: perhaps another desk has done it.</source>
        <translation>无人待接收：可能其他工作台已接收。</translation>
    </message>
    <message>
        <source>A doctor is missing.</source>
        <translation>缺少医生。</translation>
    </message>
    <message>
        <source>Choose whose person they are.</source>
        <translation>请选择家庭医生。</translation>
    </message>
    <message>
        <source>Allergies were not asked about.</source>
        <translation>未询问过敏史。</translation>
    </message>
    <message>
        <source>Ask the person, and say whether the chart is right.</source>
        <translation>请询问本人，并确认档案是否正确。</translation>
    </message>
    <message>
        <source>The contract was not spoken of.</source>
        <translation>未说明签约情况。</translation>
    </message>
    <message>
        <source>Say whether it is signed.</source>
        <translation>请说明是否已签约。</translation>
    </message>
    <message>
        <source>Only a doctor takes somebody in.</source>
        <translation>只有医生可以接收。</translation>
    </message>
    <message>
        <source>There is nothing to ask.</source>
        <translation>没有要询问的内容。</translation>
    </message>
    <message>
        <source>This arrival is not here any more.</source>
        <translation>该转入记录已不存在。</translation>
    </message>
    <message>
        <source>This cannot be granted like that.</source>
        <translation>不能这样授权。</translation>
    </message>
    <message>
        <source>The last day is before the first.</source>
        <translation>截止日期早于起始日期。</translation>
    </message>
    <message>
        <source>Nothing was granted.</source>
        <translation>未授权。</translation>
    </message>
    <message>
        <source>There is no such grant any more.</source>
        <translation>该授权已不存在。</translation>
    </message>
    <message>
        <source>The year has not been cleared yet.</source>
        <translation>该年度尚未清算。</translation>
    </message>
    <message>
        <source>Write down the clearing of this fund and scheme first.</source>
        <translation>请先登记该资金、该险种的年终清算。</translation>
    </message>
    <message>
        <source>This is no period.</source>
        <translation>这不是有效的时段。</translation>
    </message>
    <message>
        <source>Nothing was counted.</source>
        <translation>未作统计。</translation>
    </message>
    <message>
        <source>Write both days, like 2026-01-01/2026-10-31.</source>
        <translation>请写明起止日期，例如 2026-01-01/2026-10-31。</translation>
    </message>
    <message>
        <source>This is no month.</source>
        <translation>这不是有效的月份。</translation>
    </message>
    <message>
        <source>Nothing was done.</source>
        <translation>未作任何处理。</translation>
    </message>
    <message>
        <source>Write it like 2026-10.</source>
        <translation>请按 2026-10 的格式填写。</translation>
    </message>
</context>
<context>
    <name>jiayi::app::Account</name>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>成效</translation>
    </message>
    <message>
        <source>The year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>写入</translation>
    </message>
</context>
<context>
    <name>jiayi::app::Contract</name>
    <message>
        <source>Family doctor contract</source>
        <translation>家庭医生签约服务协议书</translation>
    </message>
</context>
<context>
    <name>jiayi::app::Emergency</name>
    <message>
        <source>Medicine list</source>
        <translation>用药清单</translation>
    </message>
    <message>
        <source>Fallback sheets</source>
        <translation>备用记录单</translation>
    </message>
</context>
<context>
    <name>jiayi::app::Files</name>
    <message>
        <source>Files to import</source>
        <translation>要导入的文件</translation>
    </message>
    <message>
        <source>Tables and FHIR files (*.xlsx *.csv *.json *.ndjson)</source>
        <translation>表格和 FHIR 文件 (*.xlsx *.csv *.json *.ndjson)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Save rejects</source>
        <translation>保存被拒记录</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>写入到</translation>
    </message>
</context>
<context>
    <name>jiayi::app::Images</name>
    <message>
        <source>Choose an image or document</source>
        <translation>选择图像或文档</translation>
    </message>
    <message>
        <source>Images and documents (*.jpg *.jpeg *.png *.pdf)</source>
        <translation>图像和文档 (*.jpg *.jpeg *.png *.pdf)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>jiayi::app::Plan</name>
    <message>
        <source>Care plan</source>
        <translation>照护计划</translation>
    </message>
</context>
<context>
    <name>jiayi::app::Printing</name>
    <message>
        <source>Prescription</source>
        <translation>处方</translation>
    </message>
    <message>
        <source>Guidance leaflet</source>
        <translation>用药指导单</translation>
    </message>
    <message>
        <source>Upper tray</source>
        <translation>上纸盒</translation>
    </message>
    <message>
        <source>Middle tray</source>
        <translation>中纸盒</translation>
    </message>
    <message>
        <source>Lower tray</source>
        <translation>下纸盒</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动进纸</translation>
    </message>
    <message>
        <source>Continuous forms</source>
        <translation>连续纸</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为PDF</translation>
    </message>
    <message>
        <source>Call list</source>
        <translation>电话名单</translation>
    </message>
    <message>
        <source>Label printer, 50 × 30 mm</source>
        <translation>标签打印机，50 × 30 mm</translation>
    </message>
    <message>
        <source>Sheet of labels, A4</source>
        <translation>整张标签纸，A4</translation>
    </message>
</context>
<context>
    <name>jiayi::app::Quality</name>
    <message>
        <source>Write to</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Pack to check</source>
        <translation>待核验的证据包</translation>
    </message>
    <message>
        <source>Personal health data: keep it from others, and destroy this sheet when it has served.</source>
        <translation>个人健康信息：请勿外泄，用毕请销毁本页。</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
</context>
<context>
    <name>jiayi::app::Readings</name>
    <message>
        <source>Choose a sensor&apos;s file</source>
        <translation>选择传感器文件</translation>
    </message>
    <message>
        <source>Tables (*.csv *.xlsx)</source>
        <translation>表格 (*.csv *.xlsx)</translation>
    </message>
    <message>
        <source>Glucose profile</source>
        <translation>动态血糖图谱</translation>
    </message>
</context>
<context>
    <name>jiayi::app::Referral</name>
    <message>
        <source>Two-way referral form</source>
        <translation>双向转诊单</translation>
    </message>
</context>
<context>
    <name>jiayi::app::Results</name>
    <message>
        <source>Laboratory report</source>
        <translation>检验报告</translation>
    </message>
</context>
<context>
    <name>jiayi::app::StartFlow</name>
    <message>
        <source>Jiayi</source>
        <translation>家医</translation>
    </message>
    <message>
        <source>Open a store</source>
        <translation>打开数据库</translation>
    </message>
    <message>
        <source>Jiayi stores (*.db)</source>
        <translation>家医数据库 (*.db)</translation>
    </message>
</context>
<context>
    <name>jiayi::app::StatementPaper</name>
    <message>
        <source>Save the statement</source>
        <translation>保存申报</translation>
    </message>
    <message>
        <source>Statement of %1</source>
        <translation>%1月度申报</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>第%1版</translation>
    </message>
    <message>
        <source>SAMPLE DATA · not meant for anybody</source>
        <translation>样例数据 · 不涉及任何人</translation>
    </message>
    <message>
        <source>Member-months</source>
        <translation>人月</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Own cost</source>
        <translation>本机构费用</translation>
    </message>
    <message>
        <source>Cost elsewhere</source>
        <translation>外院费用</translation>
    </message>
    <message>
        <source>Left of the budget</source>
        <translation>预算结余</translation>
    </message>
    <message>
        <source>Withheld until assessed</source>
        <translation>考核前预留</translation>
    </message>
    <message>
        <source>Paid by the pooled fund</source>
        <translation>统筹基金支付</translation>
    </message>
    <message>
        <source>Personal account, other funds, cash</source>
        <translation>个人账户、其他基金、现金</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>What has happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Signature and seal</source>
        <translation>签字盖章</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第%1页，共%2页</translation>
    </message>
</context>
<context>
    <name>jiayi::app::Sync</name>
    <message>
        <source>Save for support</source>
        <translation>存为技术支持文件</translation>
    </message>
</context>
<context>
    <name>jiayi::app::Workbench</name>
    <message>
        <source>Residents</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>健康档案</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>随访</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>%n 项待处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Pharmacy</source>
        <translation>药房</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>目录变动</translation>
    </message>
    <message>
        <source>Prescription review</source>
        <translation>审方</translation>
    </message>
    <message>
        <source>Rules and figures</source>
        <translation>规则与统计</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>处方</translation>
    </message>
    <message>
        <source>Shortage log</source>
        <translation>缺药登记</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日工作</translation>
    </message>
    <message numerus="yes">
        <source>%n to do</source>
        <translation>
            <numerusform>%n 项待办</numerusform>
        </translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>自测与传感器</translation>
    </message>
    <message>
        <source>Rules of the guidance</source>
        <translation>诊疗提示规则</translation>
    </message>
    <message>
        <source>Care plan</source>
        <translation>照护计划</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>应急</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>候诊</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 人候诊</numerusform>
        </translation>
    </message>
    <message>
        <source>Results</source>
        <translation>检验结果</translation>
    </message>
    <message>
        <source>Unmatched results</source>
        <translation>未匹配的结果</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) to acknowledge</source>
        <translation>
            <numerusform>%n 份结果待签收</numerusform>
        </translation>
    </message>
    <message>
        <source>Critical result: %1, %2</source>
        <comment>who, values</comment>
        <translation>危急值：%1，%2</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform>，另有 %n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>检查申请</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>Referrals</source>
        <translation>转诊</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>转诊</translation>
    </message>
    <message>
        <source>Joint clinics</source>
        <translation>联合门诊</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n 条未读</numerusform>
        </translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>检验检查</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>签约</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>签约</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>People behind a number</source>
        <translation>数字背后的居民</translation>
    </message>
    <message>
        <source>Capitation</source>
        <translation>人头付费</translation>
    </message>
    <message>
        <source>The appointment of %1 stands.</source>
        <translation>%1的预约已登记。</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>月度申报</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>合规发现</translation>
    </message>
    <message>
        <source>Arrivals and departures</source>
        <translation>转入与转出</translation>
    </message>
    <message>
        <source>Leaving and handover</source>
        <translation>转出与交接</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::AcceptDialog</name>
    <message>
        <source>Accept</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>The person comes back to the clinic</source>
        <translation>患者转回本机构</translation>
    </message>
    <message>
        <source>To be seen here by</source>
        <translation>应随访日期</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>A day from today on</source>
        <translation>今天或以后的日期</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::AccountBoard</name>
    <message>
        <source>Rates and terms are a sample</source>
        <translation>人头标准与条款为样例</translation>
    </message>
    <message>
        <source>They are made up, until the consortium&apos;s own are published.</source>
        <translation>均为虚构，待医共体发布正式标准后替换。</translation>
    </message>
    <message>
        <source>See the rules</source>
        <translation>查看规则</translation>
    </message>
    <message numerus="yes">
        <source>%n cost(s) wait for their original</source>
        <translation>
            <numerusform>%n 笔费用在等待原单</numerusform>
        </translation>
    </message>
    <message>
        <source>A refund counts once what it gives back is known; until then it is in no figure.</source>
        <translation>退费须找到原单后才计入；此前不进入任何数字。</translation>
    </message>
    <message>
        <source>See them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Spend against budget, %1</source>
        <translation>%1年支出与预算</translation>
    </message>
    <message>
        <source>Spend against budget</source>
        <translation>支出与预算</translation>
    </message>
    <message>
        <source>forecast interval 80 %</source>
        <translation>预测区间80%</translation>
    </message>
    <message>
        <source>dark: own · pale: other institutions · hatched: on its way, by completion factors · pale with a bar: forecast</source>
        <translation>深色：本机构 · 浅色：其他机构 · 斜线：按完成系数估计的未到账 · 浅色带竖线：预测</translation>
    </message>
    <message>
        <source>Forecast: every month to come costs per member what the passed ones did on average, with what is on its way; Student&apos;s t over their spread. Season and trend are not in it.</source>
        <translation>预测方法：未来各月人均费用取已过各月（含未到账）的平均值，区间按其离散程度用t分布计算；不含季节与趋势。</translation>
    </message>
    <message>
        <source>Tried on %1: the year&apos;s end lay inside %2 of %3 times, mean error %4.</source>
        <translation>以%1年回测：年末实际值%3次中有%2次落在区间内，平均误差%4。</translation>
    </message>
    <message>
        <source>There is no whole year yet to try it on.</source>
        <translation>尚无完整年度可供回测。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::AccountScreen</name>
    <message>
        <source>Capitation</source>
        <translation>人头付费</translation>
    </message>
    <message>
        <source>Nobody is a member yet</source>
        <translation>尚无参保人</translation>
    </message>
    <message>
        <source>Members are in the programme and have the special-disease benefit on the 15th of a month. Their months and costs show here.</source>
        <translation>每月15日在管且享有门特待遇者计为参保人；其人月与费用显示于此。</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>成效</translation>
    </message>
    <message>
        <source>The year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>险种</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>Reading the account …</source>
        <translation>正在读取账户……</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>月度申报</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::AddPictureDialog</name>
    <message>
        <source>Reading …</source>
        <translation>正在读取……</translation>
    </message>
    <message>
        <source>No file yet</source>
        <translation>尚未选择文件</translation>
    </message>
    <message numerus="yes">
        <source>PDF, %n page(s), %1 MB</source>
        <translation>
            <numerusform>PDF，%n 页，%1 MB</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture, %1 MB</source>
        <translation>图像，%1 MB</translation>
    </message>
    <message>
        <source>A photo (JPEG, PNG) or a document (PDF). DICOM files cannot be read: export them as JPEG first.</source>
        <translation>照片（JPEG、PNG）或文档（PDF）。无法读取 DICOM 文件：请先导出为 JPEG。</translation>
    </message>
    <message>
        <source>Add a file</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Add an image or document</source>
        <translation>添加图像或文档</translation>
    </message>
    <message>
        <source>Into the record of %1. Nothing is written before you say so.</source>
        <translation>存入 %1 的档案。确认之前不写入任何内容。</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Which eye?</source>
        <translation>哪只眼？</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>拍摄日期</translation>
    </message>
    <message>
        <source>What it shows (optional)</source>
        <translation>内容说明（可不填）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>存入</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::AffectedTable</name>
    <message>
        <source>this product</source>
        <translation>本品</translation>
    </message>
    <message>
        <source>same substance</source>
        <translation>同成分</translation>
    </message>
    <message>
        <source>Residents who take it</source>
        <translation>正在使用的居民</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::AgpPlot</name>
    <message>
        <source>Glucose by time of day: 5, 25, 50, 75 and 95 percent of the readings lie below</source>
        <translation>一天各时段葡萄糖：5、25、50、75、95 百分位数</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::AnswerDialog</name>
    <message>
        <source>Answer heard</source>
        <translation>登记答复</translation>
    </message>
    <message>
        <source>What did they say, by telephone or on paper?</source>
        <translation>对方电话或书面答复了什么？</translation>
    </message>
    <message>
        <source>Who said it</source>
        <translation>答复人</translation>
    </message>
    <message>
        <source>In their words</source>
        <translation>答复内容</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断结果</translation>
    </message>
    <message>
        <source>Hospital case number</source>
        <translation>住院病案号</translation>
    </message>
    <message>
        <source>Main results</source>
        <translation>主要检查结果</translation>
    </message>
    <message>
        <source>Treatment and advice</source>
        <translation>治疗与建议</translation>
    </message>
    <message>
        <source>To be seen here by</source>
        <translation>应随访日期</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Say why they refused</source>
        <translation>请填写未接收的原因</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::AppointmentCard</name>
    <message>
        <source>Next appointment</source>
        <translation>下次预约</translation>
    </message>
    <message>
        <source>Too many people are booked for that time.</source>
        <translation>该时段预约人数超限。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ArrivalPane</name>
    <message>
        <source>What was asked of the clinic that handed over?</source>
        <translation>向交接机构询问了什么？</translation>
    </message>
    <message>
        <source>Handover from %1</source>
        <translation>%1 的交接</translation>
    </message>
    <message>
        <source>Came without a handover</source>
        <translation>转入时无交接</translation>
    </message>
    <message>
        <source>confirmed by %1, %2</source>
        <translation>%1 于 %2 确认</translation>
    </message>
    <message>
        <source>To the next doctor: %1</source>
        <translation>致接诊医生：%1</translation>
    </message>
    <message>
        <source>The whole chart has come; nobody has summed it up.</source>
        <translation>完整档案已转入，尚无人做小结。</translation>
    </message>
    <message>
        <source>Asked back on %1: %2</source>
        <translation>%1 已询问：%2</translation>
    </message>
    <message>
        <source>Take in %1</source>
        <translation>接收 %1</translation>
    </message>
    <message>
        <source>Choose whose person they are</source>
        <translation>请选择家庭医生</translation>
    </message>
    <message>
        <source>Something is still to be said</source>
        <translation>还有内容未填</translation>
    </message>
    <message>
        <source>Were the allergies confirmed with the person?</source>
        <translation>过敏史是否已向本人核实？</translation>
    </message>
    <message>
        <source>Is the contract signed?</source>
        <translation>是否已签约？</translation>
    </message>
    <message>
        <source>Family doctor here</source>
        <translation>本机构家庭医生</translation>
    </message>
    <message>
        <source>Allergies, asked of the person</source>
        <translation>过敏史（已问本人）</translation>
    </message>
    <message>
        <source>As handed over</source>
        <translation>与交接一致</translation>
    </message>
    <message>
        <source>Corrected in the chart</source>
        <translation>已在档案中更正</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>签约</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签</translation>
    </message>
    <message>
        <source>To be signed</source>
        <translation>待签</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Ask back</source>
        <translation>回询</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>打开档案</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::AssessmentDialog</name>
    <message>
        <source>Assessment for a long prescription</source>
        <translation>长期处方评估</translation>
    </message>
    <message>
        <source>Choose the title</source>
        <translation>请选择职称</translation>
    </message>
    <message>
        <source>This is needed</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Assessed by, title</source>
        <translation>评估医师职称</translation>
    </message>
    <message>
        <source>What was found: stable, adherent, controlled</source>
        <translation>评估情况：病情稳定、依从性、控制情况</translation>
    </message>
    <message>
        <source>What was taught: storage, what to watch for, when to come back</source>
        <translation>健康教育：药品保存、注意事项、复诊时间</translation>
    </message>
    <message>
        <source>Signed by the resident or who cares for them</source>
        <translation>居民或照护者签名</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>More than %1 days want an assessment, education and a signature. The first one wants an intermediate title or higher.</source>
        <translation>超过%1天须评估、健康教育并签名；首次开具须由中级及以上职称医师评估。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::AssignDialog</name>
    <message>
        <source>Give to</source>
        <translation>交给</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>交给</translation>
    </message>
    <message>
        <source>As the rule says</source>
        <translation>按规则</translation>
    </message>
    <message>
        <source>The resident&apos;s own doctor, the health managers, or one of this desk&apos;s users.</source>
        <translation>居民的责任医生、健康管理师，或本机的某位用户。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::BandsView</name>
    <message>
        <source>HbA1c, newest of six months</source>
        <translation>糖化血红蛋白（6个月内最近一次）</translation>
    </message>
    <message>
        <source>People in each band</source>
        <translation>各区间人数</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>统计中…</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>%1 in all: the denominator of %2 is %3. A band begins with its lower limit and ends below its upper one.</source>
        <translation>合计%1人；%2的分母为%3人。每个区间含下限、不含上限。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::BenefitDialog</name>
    <message>
        <source>Entitlement</source>
        <translation>医保待遇</translation>
    </message>
    <message>
        <source>Register an entitlement</source>
        <translation>登记待遇</translation>
    </message>
    <message>
        <source>Change the entitlement</source>
        <translation>修改待遇</translation>
    </message>
    <message>
        <source>Disease (ICD-10)</source>
        <translation>病种（ICD-10）</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>To (may stay open)</source>
        <translation>至（可不填）</translation>
    </message>
    <message>
        <source>Steward institution</source>
        <translation>健康主管机构</translation>
    </message>
    <message>
        <source>Partner institutions, each with the days of its grant</source>
        <translation>协作医疗机构及各自的有效期</translation>
    </message>
    <message>
        <source>Add a partner</source>
        <translation>添加协作机构</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Partner institution</source>
        <translation>协作医疗机构</translation>
    </message>
    <message>
        <source>A code is needed</source>
        <translation>请填写代码</translation>
    </message>
    <message>
        <source>A day is needed</source>
        <translation>请填写日期</translation>
    </message>
    <message>
        <source>No day, or before the first</source>
        <translation>日期无效，或早于开始日期</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::BesideText</name>
    <message>
        <source>Public health</source>
        <translation>公卫限值</translation>
    </message>
    <message>
        <source>Clinical %1</source>
        <comment>target</comment>
        <translation>临床目标 %1</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::BoardPage</name>
    <message>
        <source>not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>in twelve months</source>
        <translation>近十二个月</translation>
    </message>
    <message>
        <source>Came from other clinics</source>
        <translation>由外机构转入</translation>
    </message>
    <message>
        <source>Left for other clinics</source>
        <translation>转往外机构</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>净变化</translation>
    </message>
    <message>
        <source>more left than came</source>
        <translation>转出多于转入</translation>
    </message>
    <message>
        <source>more came than left</source>
        <translation>转入多于转出</translation>
    </message>
    <message>
        <source>as many came as left</source>
        <translation>转入与转出持平</translation>
    </message>
    <message>
        <source>Waiting to be taken in</source>
        <translation>待接收</translation>
    </message>
    <message>
        <source>%1 leaving, %2 want to come</source>
        <translation>%1 人待转出，%2 人申请转入</translation>
    </message>
    <message>
        <source>Month by month</source>
        <translation>逐月情况</translation>
    </message>
    <message>
        <source>Why they left</source>
        <translation>转出原因</translation>
    </message>
    <message>
        <source>Where they went</source>
        <translation>转往何处</translation>
    </message>
    <message>
        <source>Where they came from</source>
        <translation>由何处转入</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::BoardView</name>
    <message>
        <source>Consortium: not known yet</source>
        <translation>医联体：尚未知</translation>
    </message>
    <message numerus="yes">
        <source>Consortium %1, %n clinic(s), %2</source>
        <translation>
            <numerusform>医联体%1，%n家机构，%2</numerusform>
        </translation>
    </message>
    <message>
        <source>Not known yet: %1</source>
        <translation>尚未知：%1</translation>
    </message>
    <message>
        <source>counting …</source>
        <translation>统计中…</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::BookDialog</name>
    <message>
        <source>Book</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Move the booking here</source>
        <translation>改约到此时段</translation>
    </message>
    <message>
        <source>Booked for %1</source>
        <translation>已预约 %1</translation>
    </message>
    <message>
        <source>Two desks gave the last place away: too many people are booked for that time.</source>
        <translation>两台电脑各自约出了最后一个名额，该时段预约人数超限。</translation>
    </message>
    <message>
        <source>Cancel the booking</source>
        <translation>取消预约</translation>
    </message>
    <message>
        <source>The public holidays of next year are not published yet: days in it are not checked.</source>
        <translation>明年放假安排尚未公布，明年的日期未核对。</translation>
    </message>
    <message>
        <source>Earlier day</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>Later day</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>早些</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>晚些</translation>
    </message>
    <message>
        <source>No place is free</source>
        <translation>没有空余名额</translation>
    </message>
    <message>
        <source>The clinic&apos;s hours are full for as far ahead as can be booked.</source>
        <translation>可预约期内的门诊时段均已约满。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n place(s) free, %2 min · ↵ takes it</source>
        <translation>
            <numerusform>%n 个名额，余 %1 个，%2 分钟 · ↵ 预约</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::BundleCard</name>
    <message>
        <source>2  Resources</source>
        <translation>2  资源</translation>
    </message>
    <message>
        <source>What the FHIR files hold</source>
        <translation>FHIR 文件中的内容</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>%1 · kept unchanged</source>
        <translation>%1 · 原样保留</translation>
    </message>
    <message>
        <source>Kept unchanged: no page shows these yet. They stay in the store exactly as they came, and are exported again.</source>
        <translation>原样保留：目前没有页面显示这些内容。它们完整保存在数据库中，并可再次导出。</translation>
    </message>
    <message>
        <source>Where these files come from</source>
        <translation>文件来源</translation>
    </message>
    <message>
        <source>Records of one source meet when they are imported again. Keep it as it was last time.</source>
        <translation>同一来源的记录再次导入时会相互对应。请与上次保持一致。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::BusyOverlay</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::CallListDialog</name>
    <message>
        <source>Print a call list</source>
        <translation>打印电话随访名单</translation>
    </message>
    <message>
        <source>It leaves this desk on paper, with names, health reasons and numbers that others could read. What is chosen here is printed and nothing else; the audit trail keeps that it was printed, and for how many people.</source>
        <translation>名单将以纸质形式带离本机，姓名、健康缘由和电话可能被他人看到。只打印此处选定的内容；审计记录保留打印一事及人数。</translation>
    </message>
    <message>
        <source>Look and print</source>
        <translation>预览并打印</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>打印谁</translation>
    </message>
    <message numerus="yes">
        <source>A day&apos;s work: %n people</source>
        <translation>
            <numerusform>一天的工作量：%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everybody shown: %n people</source>
        <translation>
            <numerusform>列表中所有人：%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>What is printed beside the name</source>
        <translation>姓名以外打印哪些内容</translation>
    </message>
    <message>
        <source>Phone numbers</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>缘由</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::CancelDialog</name>
    <message>
        <source>Cancel the order</source>
        <translation>取消申请</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>取消：%1</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Keep the order</source>
        <translation>保留申请</translation>
    </message>
    <message>
        <source>A reason is needed</source>
        <translation>需要填写理由</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::CandidateCard</name>
    <message>
        <source>blank</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>the report states</source>
        <translation>报告所写</translation>
    </message>
    <message>
        <source>we know</source>
        <translation>本机所知</translation>
    </message>
    <message>
        <source>moved away on %1</source>
        <translation>已于 %1 转出</translation>
    </message>
    <message>
        <source>An identifier disagrees</source>
        <translation>有标识不符</translation>
    </message>
    <message>
        <source>This person</source>
        <translation>就是此人</translation>
    </message>
    <message>
        <source>Give the report to %1</source>
        <translation>将报告归到%1名下</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::CapabilityText</name>
    <message>
        <source>its history</source>
        <translation>其历史记录</translation>
    </message>
    <message>
        <source>list what has changed: deletions are found at night</source>
        <translation>列出变更：删除在夜间查出</translation>
    </message>
    <message>
        <source>list changes since a time: more is fetched than is new</source>
        <translation>按时间列出变更：会多取一些</translation>
    </message>
    <message>
        <source>show earlier versions: a lost answer is asked for again</source>
        <translation>给出历史版本：丢失的应答会重新询问</translation>
    </message>
    <message>
        <source>keep this desk&apos;s ids</source>
        <translation>保留本机的标识</translation>
    </message>
    <message>
        <source>refuse a write based on an old version within a save</source>
        <translation>在一次保存中拒绝基于旧版本的写入</translation>
    </message>
    <message>
        <source>refuse a second record of the same id within a save</source>
        <translation>在一次保存中拒绝重复标识的记录</translation>
    </message>
    <message>
        <source>take a save in one piece: records go one by one</source>
        <translation>整批接收：记录逐条发送</translation>
    </message>
    <message>
        <source>take a save whole or not at all: half of one may be seen there for a moment</source>
        <translation>整批成功或整批失败：对方可能短暂看到一半</translation>
    </message>
    <message>
        <source>searching by time, and a full list at night</source>
        <translation>按时间检索并每夜列出全部</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::CapitationText</name>
    <message>
        <source>Medicines</source>
        <translation>药品</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>检验检查</translation>
    </message>
    <message>
        <source>Visits and services</source>
        <translation>诊疗服务</translation>
    </message>
    <message>
        <source>Outpatient visits</source>
        <translation>门诊</translation>
    </message>
    <message>
        <source>Stays in hospital</source>
        <translation>住院</translation>
    </message>
    <message>
        <source>Other institutions</source>
        <translation>其他机构</translation>
    </message>
    <message>
        <source>Employee scheme</source>
        <translation>职工医保</translation>
    </message>
    <message>
        <source>Resident scheme</source>
        <translation>居民医保</translation>
    </message>
    <message>
        <source>Both schemes</source>
        <translation>两类医保合计</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退费</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>冲正</translation>
    </message>
    <message>
        <source>most of it at other institutions</source>
        <translation>多数发生在其他机构</translation>
    </message>
    <message>
        <source>most of it for medicines</source>
        <translation>多数为药品费用</translation>
    </message>
    <message>
        <source>medicines, tests and visits together</source>
        <translation>药品、检验与诊疗合计</translation>
    </message>
    <message>
        <source>Supply of a medicine</source>
        <translation>药品发放</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>就诊</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>检验检查</translation>
    </message>
    <message>
        <source>Claim of another institution</source>
        <translation>外院费用</translation>
    </message>
    <message>
        <source>Charge of the clinic</source>
        <translation>本机构收费</translation>
    </message>
    <message>
        <source>gives back something that is not known</source>
        <translation>所退的原单未知</translation>
    </message>
    <message>
        <source>gives back more than was paid</source>
        <translation>退费多于原付金额</translation>
    </message>
    <message>
        <source>its amounts contradict each other</source>
        <translation>金额自相矛盾</translation>
    </message>
    <message>
        <source>Advance</source>
        <translation>预拨</translation>
    </message>
    <message>
        <source>Yearly assessment</source>
        <translation>年度考核</translation>
    </message>
    <message>
        <source>Clearing</source>
        <translation>清算</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>结余分配</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>人头标准</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>结算政策</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>风险分层</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量考核</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>计入范围</translation>
    </message>
    <message>
        <source>Who is a member</source>
        <translation>参保人条件</translation>
    </message>
    <message>
        <source>Late reports</source>
        <translation>迟报系数</translation>
    </message>
    <message>
        <source>Service prices</source>
        <translation>服务价格</translation>
    </message>
    <message>
        <source>Funds</source>
        <translation>资金</translation>
    </message>
    <message>
        <source>The year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>scheme</source>
        <translation>险种</translation>
    </message>
    <message>
        <source>yuan per member-month</source>
        <translation>元/人月</translation>
    </message>
    <message>
        <source>a year counts from</source>
        <translation>年费用下限</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>withheld for quality</source>
        <translation>质量预留</translation>
    </message>
    <message>
        <source>least quality</source>
        <translation>质量下限</translation>
    </message>
    <message>
        <source>surplus kept up to</source>
        <translation>结余留用上限</translation>
    </message>
    <message>
        <source>of a deficit borne</source>
        <translation>超支分担</translation>
    </message>
    <message>
        <source>stop-loss from</source>
        <translation>止损线</translation>
    </message>
    <message>
        <source>counted above it</source>
        <translation>止损线以上计入</translation>
    </message>
    <message>
        <source>months back</source>
        <translation>可追溯月数</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>by insulin</source>
        <translation>使用胰岛素</translation>
    </message>
    <message>
        <source>complications</source>
        <translation>并发症数</translation>
    </message>
    <message>
        <source>nothing at</source>
        <translation>零分线</translation>
    </message>
    <message>
        <source>everything at</source>
        <translation>满分线</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>class</source>
        <translation>医保类别</translation>
    </message>
    <message>
        <source>benefit</source>
        <translation>待遇</translation>
    </message>
    <message>
        <source>months later</source>
        <translation>滞后月数</translation>
    </message>
    <message>
        <source>known</source>
        <translation>已知比例</translation>
    </message>
    <message>
        <source>price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>settles</source>
        <translation>参与清算</translation>
    </message>
    <message>
        <source>share of the budget</source>
        <translation>占预算</translation>
    </message>
    <message>
        <source>days after</source>
        <translation>期后天数</translation>
    </message>
    <message>
        <source>%1%2 k</source>
        <translation>%1%2 千</translation>
    </message>
    <message>
        <source>%1%2 m</source>
        <translation>%1%2 百万</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::CareText</name>
    <message>
        <source>HbA1c</source>
        <translation>糖化血红蛋白</translation>
    </message>
    <message>
        <source>FPG</source>
        <translation>空腹血糖</translation>
    </message>
    <message>
        <source>BP</source>
        <translation>血压</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>体重</translation>
    </message>
    <message>
        <source>BMI</source>
        <translation>体质指数</translation>
    </message>
    <message>
        <source>LDL-C</source>
        <translation>低密度脂蛋白胆固醇</translation>
    </message>
    <message>
        <source>eGFR</source>
        <translation>eGFR</translation>
    </message>
    <message>
        <source>UACR</source>
        <translation>UACR</translation>
    </message>
    <message>
        <source>Fundus</source>
        <translation>眼底</translation>
    </message>
    <message>
        <source>Foot</source>
        <translation>足部</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>每日</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>g a day</source>
        <translation>克/日</translation>
    </message>
    <message>
        <source>liang a day</source>
        <translation>两/日</translation>
    </message>
    <message>
        <source>clinic</source>
        <translation>门诊</translation>
    </message>
    <message>
        <source>home</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>relative collected medicine</source>
        <translation>家属代取药</translation>
    </message>
    <message>
        <source>fasting glucose</source>
        <translation>空腹血糖</translation>
    </message>
    <message>
        <source>whether fasting</source>
        <translation>是否空腹</translation>
    </message>
    <message>
        <source>systolic pressure</source>
        <translation>收缩压</translation>
    </message>
    <message>
        <source>diastolic pressure</source>
        <translation>舒张压</translation>
    </message>
    <message>
        <source>adverse reaction</source>
        <translation>不良反应</translation>
    </message>
    <message>
        <source>complications</source>
        <translation>并发症</translation>
    </message>
    <message>
        <source>age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>mode of the visit</source>
        <translation>随访方式</translation>
    </message>
    <message>
        <source>on target</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>off target</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>far off target</source>
        <translation>远未达标</translation>
    </message>
    <message>
        <source>no target to compare with</source>
        <translation>无可比较的目标</translation>
    </message>
    <message>
        <source>Satisfactory</source>
        <translation>控制满意</translation>
    </message>
    <message>
        <source>Not satisfactory</source>
        <translation>控制不满意</translation>
    </message>
    <message>
        <source>Adverse reaction</source>
        <translation>不良反应</translation>
    </message>
    <message>
        <source>Complication</source>
        <translation>并发症</translation>
    </message>
    <message>
        <source>Not assessable</source>
        <translation>无法评估</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>随访</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>估算</translation>
    </message>
    <message>
        <source>self-reported</source>
        <translation>自测</translation>
    </message>
    <message>
        <source>limits to judge by</source>
        <translation>评判标准</translation>
    </message>
    <message>
        <source>%1 follow-up</source>
        <comment>names of programmes</comment>
        <translation>%1随访</translation>
    </message>
    <message numerus="yes">
        <source>Follow-up for %n programme(s)</source>
        <translation>
            <numerusform>%n 个项目的随访</numerusform>
        </translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ChangePane</name>
    <message>
        <source>The pack holds %1 instead of %2; prices are compared by the unit.</source>
        <translation>每盒装量由 %2 改为 %1；价格按最小单位比较。</translation>
    </message>
    <message>
        <source>Residents who take it</source>
        <translation>正在使用的居民</translation>
    </message>
    <message>
        <source>May take its place</source>
        <translation>可替代药品</translation>
    </message>
    <message>
        <source>None of our active residents takes it.</source>
        <translation>在管居民中无人使用。</translation>
    </message>
    <message>
        <source>No product of the same substance, form and strength, and none on the pharmacist&apos;s list, is in stock.</source>
        <translation>没有同成分、同剂型、同规格的有货药品，药师清单上也没有。</translation>
    </message>
    <message>
        <source>price of a unit</source>
        <translation>最小单位价格</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a kind of change, and what it is</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>↵ chart</source>
        <comment>Enter opens it</comment>
        <translation>↵ 打开档案</translation>
    </message>
    <message>
        <source>Propose a substitute</source>
        <translation>提出替代</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ChangeText</name>
    <message numerus="yes">
        <source>%n resident(s)</source>
        <translation>
            <numerusform>%n 名居民</numerusform>
        </translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>药品</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>Price of a pack</source>
        <translation>每盒价格</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>居民</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ChangesScreen</name>
    <message>
        <source>What changed</source>
        <translation>目录变动</translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation>正在比较……</translation>
    </message>
    <message>
        <source>All</source>
        <comment>kinds of change</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Pharmacy</source>
        <translation>药房</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>变动类别</translation>
    </message>
    <message>
        <source>Touches our residents</source>
        <translation>涉及本机构居民</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 项变动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them touch(es) our residents</source>
        <translation>
            <numerusform>其中 %n 项涉及本机构居民</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>尚无可比较的版本</translation>
    </message>
    <message>
        <source>A change shows as soon as a second version of this formulary has come.</source>
        <translation>收到该药品目录的第二个版本后，变动会显示在这里。</translation>
    </message>
    <message>
        <source>Nothing changed</source>
        <translation>没有变动</translation>
    </message>
    <message>
        <source>No change of this kind</source>
        <translation>没有此类变动</translation>
    </message>
    <message>
        <source>Other kinds of change are there.</source>
        <translation>有其他类别的变动。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Between these two versions no price, stock or term changed.</source>
        <translation>两个版本之间，价格、库存和支付条件均无变动。</translation>
    </message>
    <message>
        <source>From version</source>
        <translation>从版本</translation>
    </message>
    <message>
        <source>To version</source>
        <translation>到版本</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ChartScreen</name>
    <message>
        <source>Chart</source>
        <translation>健康档案</translation>
    </message>
    <message>
        <source>Reading the chart …</source>
        <translation>正在读取健康档案 …</translation>
    </message>
    <message>
        <source>A visit is not signed yet.</source>
        <translation>有一次随访尚未签名。</translation>
    </message>
    <message>
        <source>%1: the draft is waiting at this desk.</source>
        <translation>%1：草稿暂存在本机。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>新建随访</translation>
    </message>
    <message>
        <source>Prescribe</source>
        <translation>开处方</translation>
    </message>
    <message>
        <source>Renew all</source>
        <translation>全部续方</translation>
    </message>
    <message>
        <source>Recorded: %1 %2.</source>
        <translation>已登记诊断：%1 %2。</translation>
    </message>
    <message>
        <source>The age is not known; the programme begins at %1.</source>
        <translation>年龄不详；该项目自 %1 岁起。</translation>
    </message>
    <message>
        <source>Criteria and form are not verified yet.</source>
        <translation>纳入标准与表单尚未核实。</translation>
    </message>
    <message>
        <source>Not enrolled: %1.</source>
        <translation>尚未纳入管理：%1。</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>纳入管理</translation>
    </message>
    <message>
        <source>Outpatient</source>
        <translation>门诊</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>个体化目标</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ClassificationCard</name>
    <message>
        <source>%1 %2, clinical target %3: %4</source>
        <translation>%1 %2，临床目标 %3：%4</translation>
    </message>
    <message>
        <source>Change the class</source>
        <translation>更改分类</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>此次随访分类</translation>
    </message>
    <message>
        <source>Changed by hand: %1 The rules say: %2.</source>
        <translation>已手动更改：%1 规则判定：%2。</translation>
    </message>
    <message>
        <source>Not known: %1.</source>
        <translation>未知：%1。</translation>
    </message>
    <message>
        <source>Refer up, follow within two weeks.</source>
        <translation>建议转诊，2 周内随访。</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>更改 …</translation>
    </message>
    <message>
        <source>As the rules say</source>
        <translation>按规则</translation>
    </message>
    <message>
        <source>Limit met. %1</source>
        <translation>达到限值。%1</translation>
    </message>
    <message>
        <source>Limit not met. %1</source>
        <translation>未达限值。%1</translation>
    </message>
    <message>
        <source>Change the class of %1</source>
        <translation>更改%1的分类</translation>
    </message>
    <message>
        <source>Classification, one per form</source>
        <translation>随访分类（每表一类）</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ClinicText</name>
    <message>
        <source>M</source>
        <comment>sex</comment>
        <translation>男</translation>
    </message>
    <message>
        <source>F</source>
        <comment>sex</comment>
        <translation>女</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>Not specified</source>
        <comment>sex</comment>
        <translation>未说明的性别</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>sex</comment>
        <translation>未知的性别</translation>
    </message>
    <message>
        <source>On target</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>Above target</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>Poor</source>
        <comment>control</comment>
        <translation>控制差</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未检测</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>age</comment>
        <translation>约 %1 岁</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::CodeSearch</name>
    <message>
        <source>%1 %2, take away</source>
        <translation>%1 %2，移除</translation>
    </message>
    <message>
        <source>Code or name, Enter adds</source>
        <translation>编码或名称，回车添加</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ComeDialog</name>
    <message>
        <source>Somebody wants to come</source>
        <translation>申请转入</translation>
    </message>
    <message>
        <source>Who wants to come to this clinic?</source>
        <translation>谁希望转入本机构？</translation>
    </message>
    <message>
        <source>The consortium finds the person by the number, tells the clinic that holds them, and moves them with their history.</source>
        <translation>医联体按证件号找到本人，通知其现机构，并连同健康档案一并转入。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Citizen or insurance number</source>
        <translation>身份证号或医保号</translation>
    </message>
    <message>
        <source>Why they change</source>
        <translation>变更原因</translation>
    </message>
    <message>
        <source>In their words</source>
        <translation>本人陈述</translation>
    </message>
    <message>
        <source>Clinic they are with, if they know its code</source>
        <translation>现机构代码（如知晓）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Ask the consortium</source>
        <translation>提交医联体</translation>
    </message>
    <message>
        <source>A name is needed</source>
        <translation>请填写姓名</translation>
    </message>
    <message>
        <source>Without a number nobody is found</source>
        <translation>没有号码无法查找</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>请选择原因</translation>
    </message>
    <message>
        <source>Say it in words</source>
        <translation>请用文字说明</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ComplianceScreen</name>
    <message>
        <source>Findings</source>
        <translation>合规发现</translation>
    </message>
    <message>
        <source>No month is open</source>
        <translation>没有打开的月份</translation>
    </message>
    <message>
        <source>Open a month&apos;s statement first.</source>
        <translation>请先打开某月的申报。</translation>
    </message>
    <message>
        <source>Checking the month&apos;s costs …</source>
        <translation>正在核对本月费用……</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) to be decided</source>
        <translation>
            <numerusform>%n条发现待处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to be found</source>
        <translation>没有发现</translation>
    </message>
    <message>
        <source>No rule has anything to say about the month&apos;s costs.</source>
        <translation>各条规则对本月费用均无提示。</translation>
    </message>
    <message>
        <source>Rule: %1</source>
        <translation>规则依据：%1</translation>
    </message>
    <message>
        <source>Why it is right as it is</source>
        <translation>为何无误</translation>
    </message>
    <message>
        <source>What was put right</source>
        <translation>改正了什么</translation>
    </message>
    <message>
        <source>Remembered, at every desk.</source>
        <translation>已记录，各工作站可见。</translation>
    </message>
    <message>
        <source>Explain …</source>
        <translation>说明……</translation>
    </message>
    <message>
        <source>Was put right …</source>
        <translation>已改正……</translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation>打开档案</translation>
    </message>
    <message>
        <source>Findings of the month&apos;s costs, undecided first</source>
        <translation>本月费用的合规发现，未处理在前</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ConflictField</name>
    <message>
        <source>Nothing chosen.</source>
        <translation>尚未选择。</translation>
    </message>
    <message>
        <source>Chosen: by hand, %1.</source>
        <translation>已选：手工填写，%1。</translation>
    </message>
    <message>
        <source>Chosen: mine.</source>
        <translation>已选：本机。</translation>
    </message>
    <message>
        <source>Chosen: theirs.</source>
        <translation>已选：对方。</translation>
    </message>
    <message>
        <source>%1. Before: %2. Mine: %3. Theirs: %4. %5</source>
        <translation>%1。原值：%2。本机：%3。对方：%4。%5</translation>
    </message>
    <message>
        <source>1 chooses mine, 2 theirs, Enter applies.</source>
        <translation>按 1 选本机，按 2 选对方，按回车应用。</translation>
    </message>
    <message>
        <source>Edit by hand  E</source>
        <translation>手工填写  E</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>My proposal</source>
        <translation>我的提议</translation>
    </message>
    <message>
        <source>Mine, at this desk</source>
        <translation>本机的值</translation>
    </message>
    <message>
        <source>Signed, on the hub</source>
        <translation>中心已签署</translation>
    </message>
    <message>
        <source>Theirs, on the hub</source>
        <translation>中心的值</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手工填写</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ConflictInbox</name>
    <message>
        <source>To decide</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Previous record</source>
        <translation>上一条记录</translation>
    </message>
    <message>
        <source>Next record</source>
        <translation>下一条记录</translation>
    </message>
    <message>
        <source>Apply and next  ↵</source>
        <translation>应用并看下一条  ↵</translation>
    </message>
    <message>
        <source>All mine</source>
        <translation>全部用本机</translation>
    </message>
    <message>
        <source>All theirs</source>
        <translation>全部用对方</translation>
    </message>
    <message>
        <source>Decided today</source>
        <translation>今日已决定</translation>
    </message>
    <message>
        <source>1 mine · 2 theirs · E by hand · ↵ apply · ↑ ↓ fields · ← → records</source>
        <translation>1 本机 · 2 对方 · E 手工 · ↵ 应用 · ↑ ↓ 字段 · ← → 记录</translation>
    </message>
    <message>
        <source>Signed on the hub: yours is a proposed amendment</source>
        <translation>中心已签署：您的内容为修正提议</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Changed here by %1, %2</source>
        <translation>本机由 %1 于 %2 修改</translation>
    </message>
    <message>
        <source>on the hub since %1</source>
        <translation>中心版本 %1</translation>
    </message>
    <message>
        <source>Saved together with it and waiting for this decision: %1</source>
        <translation>与其一同保存、正等待此决定：%1</translation>
    </message>
    <message>
        <source>Saved together with it and sent by itself: %1</source>
        <translation>与其一同保存、单独发送：%1</translation>
    </message>
    <message>
        <source>Nothing is sent until you apply. Your own values stay on the screens of this desk meanwhile.</source>
        <translation>应用之前不会发送任何内容；在此期间本机仍显示您的值。</translation>
    </message>
    <message>
        <source>%1 of %2 fields chosen; the others stay open.</source>
        <translation>已选 %1 / %2 个字段，其余仍待决定。</translation>
    </message>
    <message>
        <source>All fields chosen. Press Enter to apply.</source>
        <translation>全部字段已选，按回车应用。</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手工填写</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>theirs</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>proposed as an amendment</source>
        <translation>已作为修正提出</translation>
    </message>
    <message>
        <source>proposal dropped</source>
        <translation>提议已放弃</translation>
    </message>
    <message>
        <source>on the hub</source>
        <translation>已到中心</translation>
    </message>
    <message>
        <source>Undo  U</source>
        <translation>撤回  U</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤回：%1</translation>
    </message>
    <message>
        <source>Choose first: 1 keeps mine, 2 takes theirs.</source>
        <translation>请先选择：1 用本机，2 用对方。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ContactDialog</name>
    <message>
        <source>Contact</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>No number is known</source>
        <translation>没有电话号码</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What came of it is needed</source>
        <translation>请选择结果</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ContractTable</name>
    <message>
        <source>Resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Stands at</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>协议期</translation>
    </message>
    <message>
        <source>Team and doctor</source>
        <translation>团队与医生</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>最近就诊</translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>剩余 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>已过 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务项目</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Next by</source>
        <translation>下次应在</translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>最近 %1</translation>
    </message>
    <message>
        <source>not yet in this term</source>
        <translation>本协议期内尚未进行</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 due</source>
        <translation>应完成 %1</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>does not count: another contract stood in the way</source>
        <translation>不计入：与另一份协议冲突</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ContractText</name>
    <message>
        <source>Offered</source>
        <translation>已要约</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>已转签</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已解约</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>未签约</translation>
    </message>
    <message>
        <source>Begins %1</source>
        <translation>%1 生效</translation>
    </message>
    <message>
        <source>In force, renewed</source>
        <translation>生效中，已续签</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>生效中</translation>
    </message>
    <message>
        <source>Renewed</source>
        <translation>已续签</translation>
    </message>
    <message>
        <source>Ran out</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>Offered to %1</source>
        <translation>发出要约，期限至 %1</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签约</translation>
    </message>
    <message>
        <source>Signed by %1</source>
        <translation>签约，签字人：%1</translation>
    </message>
    <message>
        <source>Renewed to %1</source>
        <translation>续签至 %1</translation>
    </message>
    <message>
        <source>Transferred: %1</source>
        <translation>转签：%1</translation>
    </message>
    <message>
        <source>Ended: %1</source>
        <translation>解约：%1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>逾期 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>On time</source>
        <translation>按期</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1 %2/%3</translation>
    </message>
    <message>
        <source>Employee scheme</source>
        <translation>职工医保</translation>
    </message>
    <message>
        <source>Resident scheme</source>
        <translation>居民医保</translation>
    </message>
    <message>
        <source>Scheme not known</source>
        <translation>参保类型不详</translation>
    </message>
    <message>
        <source>Special-disease entitlement</source>
        <translation>门特</translation>
    </message>
    <message>
        <source>Two-disease medicines</source>
        <translation>两病用药</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>from %1 on</source>
        <translation>%1 起</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ContractsCard</name>
    <message numerus="yes">
        <source>%n service(s) late</source>
        <translation>
            <numerusform>%n 项服务逾期</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing late</source>
        <translation>无逾期</translation>
    </message>
    <message>
        <source>A list says until %1; no contract is recorded.</source>
        <translation>名单记载至 %1；未登记协议。</translation>
    </message>
    <message>
        <source>No contract.</source>
        <translation>未签约。</translation>
    </message>
    <message>
        <source>Contract and entitlement</source>
        <translation>签约与医保待遇</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>签约</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ContractsScreen</name>
    <message>
        <source>Contract</source>
        <translation>签约</translation>
    </message>
    <message>
        <source>Reading contracts …</source>
        <translation>正在读取签约信息……</translation>
    </message>
    <message>
        <source>No contract yet</source>
        <translation>尚未签约</translation>
    </message>
    <message>
        <source>An imported list says until %1. Record the paper, and it counts.</source>
        <translation>导入的名单记载至 %1。登记纸质协议后方可计入。</translation>
    </message>
    <message>
        <source>Offer one, or record what was signed on paper.</source>
        <translation>请发出要约，或登记已签的纸质协议。</translation>
    </message>
    <message>
        <source>people with %1</source>
        <translation>签约人数 %1</translation>
    </message>
    <message>
        <source>Service package</source>
        <translation>签约服务包</translation>
    </message>
    <message>
        <source>Counts once it is signed</source>
        <translation>签约后开始计算</translation>
    </message>
    <message>
        <source>From visits and results that are there</source>
        <translation>根据已有的就诊与结果</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>Renewal drive</source>
        <translation>续签名单</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>要约</translation>
    </message>
    <message>
        <source>Record paper</source>
        <translation>登记纸质协议</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签约</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>续签</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转签</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>End</source>
        <translation>解约</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>签约</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Contracts, the newest first</source>
        <translation>签约，最新在前</translation>
    </message>
    <message>
        <source>What the package owes</source>
        <translation>服务包履约</translation>
    </message>
    <message>
        <source>What happened, the newest first</source>
        <translation>历史，最新在前</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::CriticalDialog</name>
    <message>
        <source>A critical value is acknowledged only when whoever was told has read it back</source>
        <translation>被告知者复述后，危急值方可签收</translation>
    </message>
    <message>
        <source>That is still to come</source>
        <translation>此时间尚未到</translation>
    </message>
    <message>
        <source>A time such as 9:05</source>
        <translation>请填写时间，如 9:05</translation>
    </message>
    <message>
        <source>Who was told is needed</source>
        <translation>须填写告知对象</translation>
    </message>
    <message>
        <source>Whoever was told read the value back, and it is right</source>
        <translation>被告知者已复述结果，且无误</translation>
    </message>
    <message>
        <source>%1 read the value back, and it is right</source>
        <translation>%1已复述结果，且无误</translation>
    </message>
    <message>
        <source>Critical value</source>
        <translation>危急值</translation>
    </message>
    <message>
        <source>Critical value: tell at once</source>
        <translation>危急值：立即告知</translation>
    </message>
    <message>
        <source>received %1</source>
        <translation>%1 收到</translation>
    </message>
    <message>
        <source>It should have been told by %1</source>
        <translation>应于 %1 前告知，已超时</translation>
    </message>
    <message>
        <source>To be told by %1</source>
        <translation>须于 %1 前告知</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>告知对象</translation>
    </message>
    <message>
        <source>the person, a relative, the doctor on duty …</source>
        <translation>本人、家属、值班医师……</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What was agreed (may stay empty)</source>
        <translation>约定事项（可不填）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>签收</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::DayQueueScreen</name>
    <message>
        <source>Waiting room</source>
        <translation>候诊队列</translation>
    </message>
    <message>
        <source>Reading who is here …</source>
        <translation>正在读取候诊队列…</translation>
    </message>
    <message>
        <source>Nobody has come yet</source>
        <translation>今天还没有人来</translation>
    </message>
    <message>
        <source>Register whoever comes: find them by name, pinyin, id or phone.</source>
        <translation>请为来诊者登记：按姓名、拼音、身份证号或电话查找。</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Nobody here</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Nobody stands in this state now.</source>
        <translation>目前没有人处于此状态。</translation>
    </message>
    <message>
        <source>Everybody %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>Call in next</source>
        <translation>叫下一位</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Call in</source>
        <translation>请入诊室</translation>
    </message>
    <message>
        <source>Let wait</source>
        <translation>候诊</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>已离开</translation>
    </message>
    <message>
        <source>Open visit</source>
        <translation>打开随访</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Who is here today</source>
        <translation>今日来诊者</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::DayQueueText</name>
    <message>
        <source>Person</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>已持续</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>随访</translation>
    </message>
    <message>
        <source>%1, once more (%2)</source>
        <translation>%1，再次来诊（第 %2 次）</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>已开始</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::DayTiles</name>
    <message>
        <source>To do today</source>
        <translation>今日待办</translation>
    </message>
    <message>
        <source>%1 yours</source>
        <translation>本人 %1 项</translation>
    </message>
    <message>
        <source>%1 yours · %2 of others</source>
        <translation>本人 %1 项 · 他人 %2 项</translation>
    </message>
    <message>
        <source>Seen today</source>
        <translation>今日已诊</translation>
    </message>
    <message>
        <source>HbA1c at target</source>
        <translation>糖化血红蛋白达标</translation>
    </message>
    <message>
        <source>Follow-up on time</source>
        <translation>随访按期</translation>
    </message>
    <message>
        <source>Moved in</source>
        <translation>新迁入</translation>
    </message>
    <message>
        <source>could not be counted</source>
        <translation>无法统计</translation>
    </message>
    <message>
        <source>%1 of %2 who were measured</source>
        <translation>已检测 %2 人中 %1 人</translation>
    </message>
    <message>
        <source>in the last seven days</source>
        <translation>最近七天</translation>
    </message>
    <message>
        <source>%1 booked · %2 not seen yet</source>
        <translation>预约 %1 人 · 未就诊 %2 人</translation>
    </message>
    <message numerus="yes">
        <source>%n at times that are overbooked</source>
        <translation>
            <numerusform>超限 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 planned · %3 late</source>
        <translation>计划 %2 人中 %1 人按时 · 逾期 %3 人</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::DesksCard</name>
    <message>
        <source>reached</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>last heard %1</source>
        <translation>上次联系：%1</translation>
    </message>
    <message>
        <source>not heard yet</source>
        <translation>尚未联系</translation>
    </message>
    <message>
        <source>it calls</source>
        <translation>由对方连接</translation>
    </message>
    <message>
        <source>%1 · paired by %2</source>
        <translation>%1 · 由 %2 配对</translation>
    </message>
    <message>
        <source>Forget, really</source>
        <translation>确认解除</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>解除配对</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>解除与 %1 的配对</translation>
    </message>
    <message>
        <source>Calling %1 …</source>
        <translation>正在连接 %1…</translation>
    </message>
    <message>
        <source>Paired with %1.</source>
        <translation>已与 %1 配对。</translation>
    </message>
    <message>
        <source>Other desks of this clinic</source>
        <translation>本机构的其他工作站</translation>
    </message>
    <message>
        <source>Paired desks share the queue and visits that are not signed yet, over the clinic&apos;s own network, also while the hub is away. Show a code at one desk and type it at the other.</source>
        <translation>已配对的工作站通过机构内部网络共享候诊队列和尚未签署的随访，中心断开时也可使用。请在一台工作站显示配对码，在另一台输入。</translation>
    </message>
    <message>
        <source>Show a code</source>
        <translation>显示配对码</translation>
    </message>
    <message>
        <source>Hide the code</source>
        <translation>隐藏配对码</translation>
    </message>
    <message>
        <source>Address of the other desk</source>
        <translation>另一台工作站的地址</translation>
    </message>
    <message>
        <source>Code it shows</source>
        <translation>其显示的配对码</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>配对</translation>
    </message>
    <message>
        <source>This desk is %1. It does not listen yet: it begins when a code is shown or a desk was paired.</source>
        <translation>本工作站为 %1，尚未监听：显示配对码或完成配对后开始。</translation>
    </message>
    <message>
        <source>This desk is %1, at %2.</source>
        <translation>本工作站为 %1，地址 %2。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::DiagnosesCard</name>
    <message>
        <source>Diagnosis</source>
        <translation>临床诊断</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Another: ICD-10 or name, Enter adds</source>
        <translation>其他诊断：ICD-10或名称，回车添加</translation>
    </message>
    <message>
        <source>Another diagnosis</source>
        <translation>其他诊断</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::DifferencesScreen</name>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>No statement is open</source>
        <translation>没有打开的申报</translation>
    </message>
    <message>
        <source>Open a month&apos;s statement first.</source>
        <translation>请先打开某月的申报。</translation>
    </message>
    <message>
        <source>Reading the differences …</source>
        <translation>正在读取差异……</translation>
    </message>
    <message>
        <source>All (%1)</source>
        <translation>全部（%1）</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) to be decided</source>
        <translation>
            <numerusform>%n条差异待处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Both sides are equal</source>
        <translation>双方一致</translation>
    </message>
    <message>
        <source>The hub found the same lines and sums.</source>
        <translation>中心得到相同的明细和合计。</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>无。</translation>
    </message>
    <message>
        <source>not on this desk&apos;s roster</source>
        <translation>不在本工作站名册中</translation>
    </message>
    <message>
        <source>Settlement %1</source>
        <translation>结算号 %1</translation>
    </message>
    <message>
        <source>This clinic, once too often</source>
        <translation>本机构（多出一次）</translation>
    </message>
    <message>
        <source>This clinic</source>
        <translation>本机构</translation>
    </message>
    <message>
        <source>The hub, once too often</source>
        <translation>中心（多出一次）</translation>
    </message>
    <message>
        <source>The hub</source>
        <translation>中心</translation>
    </message>
    <message numerus="yes">
        <source>%n proof(s) attached</source>
        <translation>
            <numerusform>附%n项证明</numerusform>
        </translation>
    </message>
    <message>
        <source>Accepted: the ledger says so from now on.</source>
        <translation>已认可，账目随之更正。</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) accepted. Amend the statement and submit it again.</source>
        <translation>
            <numerusform>已认可%n条差异。请更正申报并重新上报。</numerusform>
        </translation>
    </message>
    <message>
        <source>Disputed. It goes to the payer with its proofs.</source>
        <translation>已提出异议，将连同证明发送给医保方。</translation>
    </message>
    <message>
        <source>The hub is right</source>
        <translation>以中心为准</translation>
    </message>
    <message>
        <source>Dispute …</source>
        <translation>提出异议……</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>全部认可</translation>
    </message>
    <message>
        <source>Kind of difference</source>
        <translation>差异类型</translation>
    </message>
    <message>
        <source>Differences between this clinic and the hub</source>
        <translation>本机构与中心的差异</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::DismissForm</name>
    <message>
        <source>%1: %2</source>
        <comment>a reason, and more about it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>需要写明理由。</translation>
    </message>
    <message>
        <source>Done elsewhere</source>
        <translation>已在别处完成</translation>
    </message>
    <message>
        <source>The person declines</source>
        <translation>患者不愿意</translation>
    </message>
    <message>
        <source>Does not suit the person</source>
        <translation>不适合该患者</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Why not now</source>
        <translation>暂不处理的理由</translation>
    </message>
    <message>
        <source>Why not now, in your words</source>
        <translation>理由（可自行填写）</translation>
    </message>
    <message>
        <source>Until something changes</source>
        <translation>直到情况有变</translation>
    </message>
    <message>
        <source>2 weeks</source>
        <translation>2周</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1个月</translation>
    </message>
    <message>
        <source>3 months</source>
        <translation>3个月</translation>
    </message>
    <message>
        <source>6 months</source>
        <translation>6个月</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>到何时</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>暂不处理</translation>
    </message>
    <message>
        <source>Back  Esc</source>
        <translation>返回  Esc</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::DisputeDialog</name>
    <message>
        <source>Dispute the difference</source>
        <translation>对差异提出异议</translation>
    </message>
    <message>
        <source>A reason is needed</source>
        <translation>请填写理由</translation>
    </message>
    <message>
        <source>Choose at least one thing that proves it.</source>
        <translation>请至少选择一项证明。</translation>
    </message>
    <message>
        <source>Why the hub is wrong</source>
        <translation>中心有误的理由</translation>
    </message>
    <message>
        <source>What proves it</source>
        <translation>证明材料</translation>
    </message>
    <message>
        <source>The clinic has nothing of this person within two weeks of that day, so there is nothing to dispute with.</source>
        <translation>本机构在该日前后两周内没有此人的记录，无法提出异议。</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>提出异议</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::DriveScreen</name>
    <message>
        <source>Contracts</source>
        <translation>签约</translation>
    </message>
    <message>
        <source>Reading contracts …</source>
        <translation>正在读取签约信息……</translation>
    </message>
    <message>
        <source>Nobody here</source>
        <translation>名单为空</translation>
    </message>
    <message>
        <source>Contracts that end, have run out or wait for a signature stand here.</source>
        <translation>即将到期、已到期或待签字的协议列在此处。</translation>
    </message>
    <message>
        <source>Ending</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>Run out</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>To be signed</source>
        <translation>待签约</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>生效中</translation>
    </message>
    <message>
        <source>No contract ends soon</source>
        <translation>近期无协议到期</translation>
    </message>
    <message numerus="yes">
        <source>%n contract(s) end soon</source>
        <translation>
            <numerusform>%n 份协议即将到期</numerusform>
        </translation>
    </message>
    <message>
        <source>In force, of at most: %1</source>
        <translation>生效人数/上限：%1</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>医生</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Contracts, the soonest end first</source>
        <translation>签约，最早到期在前</translation>
    </message>
    <message>
        <source>Which contracts</source>
        <translation>名单范围</translation>
    </message>
    <message>
        <source>All teams</source>
        <translation>全部团队</translation>
    </message>
    <message>
        <source>All doctors</source>
        <translation>全部医生</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::DuplicateListText</name>
    <message>
        <source>Records</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>Stands at</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>two people</source>
        <translation>是两个人</translation>
    </message>
    <message>
        <source>%1, with %2</source>
        <comment>a kept record and one that was merged into it</comment>
        <translation>%1（已并入%2）</translation>
    </message>
    <message>
        <source>%1, twice</source>
        <comment>two records of one name</comment>
        <translation>%1（两份档案）</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>two records</comment>
        <translation>%1与%2</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::DuplicateText</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Id number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Second phone</source>
        <translation>第二电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>医生</translation>
    </message>
    <message>
        <source>Record number</source>
        <translation>档案号</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>医保</translation>
    </message>
    <message>
        <source>Insurance number</source>
        <translation>医保号</translation>
    </message>
    <message>
        <source>Ethnic group</source>
        <translation>民族</translation>
    </message>
    <message>
        <source>Emergency contact</source>
        <translation>紧急联系人</translation>
    </message>
    <message>
        <source>Contact&apos;s phone</source>
        <translation>联系人电话</translation>
    </message>
    <message>
        <source>Blood group</source>
        <translation>血型</translation>
    </message>
    <message>
        <source>Contract until</source>
        <translation>签约至</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>就诊与随访</translation>
    </message>
    <message>
        <source>Results and measurements</source>
        <translation>检验与测量结果</translation>
    </message>
    <message>
        <source>Diagnoses</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation>过敏</translation>
    </message>
    <message>
        <source>Medicines</source>
        <translation>用药</translation>
    </message>
    <message>
        <source>Programmes</source>
        <translation>管理项目</translation>
    </message>
    <message>
        <source>Targets and plans</source>
        <translation>目标与计划</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Prescriptions and supplies</source>
        <translation>处方与配药</translation>
    </message>
    <message>
        <source>Tests and reports</source>
        <translation>检查检验与报告</translation>
    </message>
    <message>
        <source>Pictures and documents</source>
        <translation>影像与文档</translation>
    </message>
    <message>
        <source>Referrals and letters</source>
        <translation>转诊与会诊</translation>
    </message>
    <message>
        <source>Entitlements</source>
        <translation>待遇</translation>
    </message>
    <message>
        <source>Contradicts itself</source>
        <translation>存在矛盾</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>a birth year</comment>
        <translation>约%1年</translation>
    </message>
    <message>
        <source>Employees&apos; scheme</source>
        <translation>职工医保</translation>
    </message>
    <message>
        <source>Residents&apos; scheme</source>
        <translation>居民医保</translation>
    </message>
    <message>
        <source>Notes about work</source>
        <translation>工作记录</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::DuplicatesScreen</name>
    <message>
        <source>Duplicates</source>
        <translation>重复档案</translation>
    </message>
    <message>
        <source>Merged. It can be taken back under &quot;Merged&quot;.</source>
        <translation>已合并；可在“已合并”中撤销。</translation>
    </message>
    <message>
        <source>Taken back: each record has its own facts again.</source>
        <translation>已撤销：两份档案各自恢复原有内容。</translation>
    </message>
    <message>
        <source>The pair is back among those to look at.</source>
        <translation>该对档案已回到待核对列表。</translation>
    </message>
    <message>
        <source>Noted as two people, on this desk.</source>
        <translation>已在本机标记为两个人。</translation>
    </message>
    <message>
        <source>Comparing records …</source>
        <translation>正在比对档案 …</translation>
    </message>
    <message>
        <source>No two records look like one person</source>
        <translation>没有疑似同一人的档案</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>此处为空</translation>
    </message>
    <message>
        <source>Records are compared whenever one is added or edited.</source>
        <translation>新增或修改档案时会自动比对。</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>待核对</translation>
    </message>
    <message>
        <source>Two people</source>
        <translation>是两个人</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>No duplicates to look at</source>
        <translation>没有待核对的重复档案</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) to look at</source>
        <translation>
            <numerusform>%n对待核对</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n very likely one person</source>
        <translation>
            <numerusform>其中%n对很可能是同一人</numerusform>
        </translation>
    </message>
    <message>
        <source>Records that may be one person, the most alike first</source>
        <translation>疑似同一人的档案，最相似的在前</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::EmergencyScreen</name>
    <message>
        <source>Closed-off area</source>
        <translation>封控区域</translation>
    </message>
    <message>
        <source>Reading the grids …</source>
        <translation>正在读取网格…</translation>
    </message>
    <message>
        <source>No resident has a grid.</source>
        <translation>没有居民填写网格。</translation>
    </message>
    <message>
        <source>Grids are a field of the resident&apos;s record.</source>
        <translation>网格是居民档案中的一项。</translation>
    </message>
    <message>
        <source>Reading the medicines …</source>
        <translation>正在读取用药…</translation>
    </message>
    <message>
        <source>Nobody in this grid takes a medicine.</source>
        <translation>此网格中无人用药。</translation>
    </message>
    <message numerus="yes">
        <source>%n take(s) medicines</source>
        <translation>
            <numerusform>%n 人用药</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n within a week without</source>
        <translation>
            <numerusform>%n 人一周内用完</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not known</source>
        <translation>
            <numerusform>%n 人不详</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken in for %1, marked as late.</source>
        <translation>已为 %1 补录，并标记为补录。</translation>
    </message>
    <message>
        <source>Print lists and sheets before the computer is out of reach; afterwards type in what was written on them.</source>
        <translation>在无法使用电脑之前打印清单和记录单；恢复后补录上面的内容。</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n resident(s))</source>
        <translation>
            <numerusform>%1（%n 人）</numerusform>
        </translation>
    </message>
    <message>
        <source>Print lists and sheets</source>
        <translation>打印清单与记录单</translation>
    </message>
    <message>
        <source>Type in a sheet</source>
        <translation>补录记录单</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::EndContractDialog</name>
    <message>
        <source>End contract</source>
        <translation>解约</translation>
    </message>
    <message>
        <source>Why is nothing signed?</source>
        <translation>未签约的原因</translation>
    </message>
    <message>
        <source>Why does it end?</source>
        <translation>解约原因</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>请选择原因。</translation>
    </message>
    <message>
        <source>Last day in force</source>
        <translation>有效期最后一天</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close the offer</source>
        <translation>关闭要约</translation>
    </message>
    <message>
        <source>A day is needed</source>
        <translation>请填写日期</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::EntitlementCard</name>
    <message>
        <source>scheme and number are taken over</source>
        <translation>已更新参保类型和号码</translation>
    </message>
    <message>
        <source>an entitlement is registered</source>
        <translation>已登记待遇</translation>
    </message>
    <message>
        <source>the entitlement is brought up to date</source>
        <translation>已更新待遇</translation>
    </message>
    <message>
        <source>Card read: %1</source>
        <translation>已读卡：%1</translation>
    </message>
    <message>
        <source>Everything on it was known.</source>
        <translation>卡上信息均已登记。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>未生效</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Steward not said: counts here</source>
        <translation>未注明主管机构：计入本机构</translation>
    </message>
    <message>
        <source>Steward: this clinic</source>
        <translation>健康主管机构：本机构</translation>
    </message>
    <message>
        <source>Steward: %1; no member here</source>
        <translation>健康主管机构：%1；不计入本机构</translation>
    </message>
    <message>
        <source>Partner: %1, %2</source>
        <translation>协作机构：%1，%2</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>修改：%1</translation>
    </message>
    <message>
        <source>No special-disease entitlement is registered.</source>
        <translation>未登记门特。</translation>
    </message>
    <message>
        <source>Entitlement</source>
        <translation>医保待遇</translation>
    </message>
    <message>
        <source>Code of a card (scan or type)</source>
        <translation>卡码（扫码或输入）</translation>
    </message>
    <message>
        <source>Read card</source>
        <translation>读卡</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::EquivalentsTable</name>
    <message>
        <source>on the pharmacist&apos;s list</source>
        <translation>在药师替代清单上</translation>
    </message>
    <message>
        <source>on the list, not signed yet</source>
        <translation>在替代清单上，药师尚未签字</translation>
    </message>
    <message>
        <source>same price</source>
        <translation>价格相同</translation>
    </message>
    <message>
        <source>What may take its place, by price of a unit</source>
        <translation>可替代药品，按最小单位价格排列</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::EvidenceDialog</name>
    <message>
        <source>Say where it shall be written.</source>
        <translation>请说明写入的位置。</translation>
    </message>
    <message>
        <source>Writing the evidence …</source>
        <translation>正在写入证据…</translation>
    </message>
    <message>
        <source>Counting the pack again …</source>
        <translation>正在重新统计证据包…</translation>
    </message>
    <message>
        <source>%1, %2: %3 indicators, %4 people. Signed with the key %5…</source>
        <translation>%1，%2：%3项指标，%4人。签名密钥：%5…</translation>
    </message>
    <message>
        <source>It was told by another version&apos;s codes and forms; its indicators are its own.</source>
        <translation>该包按另一版本的编码与表单统计；指标以其自带为准。</translation>
    </message>
    <message>
        <source>Whole: nothing was changed, and counting again gives the same.</source>
        <translation>完整：未被改动，重新统计结果一致。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Evidence of the figures</source>
        <translation>指标证据</translation>
    </message>
    <message>
        <source>%1. A signed archive of the rules, the people by number, their facts and the counts: whoever gets it can count again without this store.</source>
        <translation>%1。内含规则、以编号表示的居民、其事实与计数，并经签名：收到者无需本库即可重新统计。</translation>
    </message>
    <message>
        <source>Indicators of the board</source>
        <translation>看板指标</translation>
    </message>
    <message>
        <source>All indicators</source>
        <translation>全部指标</translation>
    </message>
    <message>
        <source>Which indicators</source>
        <translation>哪些指标</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>It holds health data.</source>
        <translation>其中包含健康数据。</translation>
    </message>
    <message>
        <source>No names stand in it, but birth dates and results do. Only its owner may read the file.</source>
        <translation>不含姓名，但含出生日期与检查结果。仅文件所有者可读取。</translation>
    </message>
    <message>
        <source>Check a pack…</source>
        <translation>核验证据包…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写入</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ExportDialog</name>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>One FHIR R4 bundle: everything, also what was kept unchanged, for another system.</source>
        <translation>一个 FHIR R4 Bundle：包含全部内容（含原样保留的部分），供其他系统使用。</translation>
    </message>
    <message>
        <source>A folder with one file a type, one resource a line: for large exports.</source>
        <translation>一个文件夹，每类资源一个文件，每行一个资源：适合大量导出。</translation>
    </message>
    <message>
        <source>A folder with plain tables (UTF-8), for statistics.</source>
        <translation>一个文件夹，内含纯表格（UTF-8），供统计使用。</translation>
    </message>
    <message>
        <source>A workbook with one sheet a kind of record.</source>
        <translation>一个工作簿，每类记录一张工作表。</translation>
    </message>
    <message>
        <source>Say where it shall be written.</source>
        <translation>请指定写入位置。</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>FHIR bundle</source>
        <translation>FHIR Bundle</translation>
    </message>
    <message>
        <source>FHIR lines (NDJSON)</source>
        <translation>FHIR 逐行文件（NDJSON）</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>对象</translation>
    </message>
    <message numerus="yes">
        <source>The %n resident(s) of this list</source>
        <translation>
            <numerusform>此名单的 %n 名居民</numerusform>
        </translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全部居民</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>写入到</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Write citizen ids in full</source>
        <translation>完整写出身份证号</translation>
    </message>
    <message>
        <source>Whoever gets this file can identify everybody in it.</source>
        <translation>得到此文件的人可以识别其中每个人。</translation>
    </message>
    <message>
        <source>Without the tick, citizen ids are masked.</source>
        <translation>不勾选时，身份证号会被遮蔽。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>%1 residents, %2 records.</source>
        <translation>%1 名居民，%2 条记录。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FhirText</name>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>The whole record</source>
        <translation>整条记录</translation>
    </message>
    <message>
        <source>Target and its limits</source>
        <translation>目标及其界限</translation>
    </message>
    <message>
        <source>%1 × in %2 %3</source>
        <comment>dose frequency: 2 × in 1 d</comment>
        <translation>每 %2 %3 %1 次</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Medicine and dose</source>
        <translation>药品与剂量</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FieldChoices</name>
    <message>
        <source>Kept record</source>
        <translation>保留的档案</translation>
    </message>
    <message>
        <source>Merged into it</source>
        <translation>被并入的档案</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>a field that is blank</comment>
        <translation>空白</translation>
    </message>
    <message>
        <source>of the kept record</source>
        <translation>保留的档案</translation>
    </message>
    <message>
        <source>of the merged record</source>
        <translation>被并入的档案</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FieldText</name>
    <message>
        <source>Not a number</source>
        <translation>不是数字</translation>
    </message>
    <message>
        <source>Whole numbers only</source>
        <translation>只能是整数</translation>
    </message>
    <message numerus="yes">
        <source>At most %n decimal(s)</source>
        <translation>
            <numerusform>最多 %n 位小数</numerusform>
        </translation>
    </message>
    <message>
        <source>At least %1</source>
        <translation>不小于 %1</translation>
    </message>
    <message>
        <source>At most %1</source>
        <translation>不大于 %1</translation>
    </message>
    <message>
        <source>No such date; type 2026-11-22 or 1122</source>
        <translation>没有这个日期；请输入 2026-11-22 或 1122</translation>
    </message>
    <message>
        <source>Too early</source>
        <translation>日期过早</translation>
    </message>
    <message>
        <source>Too late</source>
        <translation>日期过晚</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FigureTiles</name>
    <message>
        <source>%1 of %2 forms · %3</source>
        <translation>%2 张中 %1 张 · %3</translation>
    </message>
    <message>
        <source>no form to count · %1</source>
        <translation>无可统计的处方 · %1</translation>
    </message>
    <message>
        <source>Interruptions per 100 regimens</source>
        <translation>每百份用药方案中断次数</translation>
    </message>
    <message>
        <source>%1 of %2 regimens interrupted</source>
        <translation>%2 份方案中 %1 份被中断</translation>
    </message>
    <message>
        <source>The review over every regimen in use today: the noise that doctors would meet.</source>
        <translation>对当前所有在用方案审查一遍：医生会遇到多少打扰。</translation>
    </message>
    <message>
        <source>reviewing every regimen</source>
        <translation>正在审查所有方案</translation>
    </message>
    <message>
        <source>Rows that await a signature</source>
        <translation>待药师签名的条目</translation>
    </message>
    <message>
        <source>of %1 rows of knowledge</source>
        <translation>共 %1 条知识</translation>
    </message>
    <message>
        <source>General knowledge: shown as such until a pharmacist signs it.</source>
        <translation>一般知识：药师签名之前均如此标示。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FiguresCard</name>
    <message>
        <source>goal met</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>goal missed</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>Mean glucose</source>
        <translation>平均葡萄糖</translation>
    </message>
    <message>
        <source>GMI, estimated from the mean</source>
        <translation>GMI(由平均值估算)</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>不予计算</translation>
    </message>
    <message>
        <source>no laboratory value</source>
        <translation>不是化验值</translation>
    </message>
    <message>
        <source>wants %1 % of the time</source>
        <translation>须覆盖 %1 % 的时间</translation>
    </message>
    <message>
        <source>Variation (CV)</source>
        <translation>变异系数(CV)</translation>
    </message>
    <message>
        <source>stable up to %1 %</source>
        <translation>不超过 %1 % 为稳定</translation>
    </message>
    <message>
        <source>Time that the sensor told</source>
        <translation>数据覆盖</translation>
    </message>
    <message>
        <source>%1 of %2 days with readings</source>
        <translation>%2 天中有 %1 天有读数</translation>
    </message>
    <message>
        <source>Beyond the sensor&apos;s range</source>
        <translation>超出传感器量程</translation>
    </message>
    <message>
        <source>LO %1, HI %2: counted with the limit</source>
        <translation>LO %1 次，HI %2 次：按量程限值计入</translation>
    </message>
    <message>
        <source>met</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>Goals of the consensus</source>
        <translation>国际共识目标</translation>
    </message>
    <message>
        <source>Goals of the consensus for older people</source>
        <translation>国际共识目标(老年人)</translation>
    </message>
    <message>
        <source>Time in range</source>
        <translation>目标范围内时间</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FileText</name>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s), %1</source>
        <translation>
            <numerusform>%n 个表，%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 resource(s)</source>
        <translation>
            <numerusform>%1 条资源</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FilesCard</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>readable</source>
        <translation>可读取</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Delete takes the chosen file off this list.</source>
        <translation>按 Delete 将所选文件移出列表。</translation>
    </message>
    <message>
        <source>1  Files</source>
        <translation>1  文件</translation>
    </message>
    <message>
        <source>Drop files here, or choose them: .xlsx and .csv tables (UTF-8 or GB18030), FHIR R4 bundles (.json) and lines (.ndjson). Nothing is written before you say so.</source>
        <translation>将文件拖到此处，或选择文件：.xlsx 和 .csv 表格（UTF-8 或 GB18030）、FHIR R4 Bundle（.json）和逐行文件（.ndjson）。在您确认之前不会写入任何内容。</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>要导入的文件</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FindingRow</name>
    <message>
        <source>Goes on because: %1</source>
        <translation>坚持用药理由：%1</translation>
    </message>
    <message>
        <source>General knowledge, not signed by a pharmacist</source>
        <translation>一般知识，未经药师签字</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source> → </source>
        <comment>a finding, then what to do</comment>
        <translation> → </translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未审</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待处理</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FirstRunScreen</name>
    <message>
        <source>Making the store …</source>
        <translation>正在建立数据库 …</translation>
    </message>
    <message>
        <source>Making the demo clinic …</source>
        <translation>正在生成演示诊所 …</translation>
    </message>
    <message>
        <source>Jiayi</source>
        <comment>the program&apos;s name</comment>
        <translation>家医</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FormPane</name>
    <message>
        <source>Say what is to be changed, then press Enter</source>
        <translation>请写明需要修改什么，再按回车</translation>
    </message>
    <message>
        <source>Say what the pharmacist should know</source>
        <translation>请写明要答复药师的内容</translation>
    </message>
    <message>
        <source>Answer to the pharmacist</source>
        <translation>答复药师</translation>
    </message>
    <message>
        <source>Comment to the doctor</source>
        <translation>给医生的意见</translation>
    </message>
    <message>
        <source>written by %1 on %2, valid until %3</source>
        <translation>%1 于 %2 开具，有效期至 %3</translation>
    </message>
    <message>
        <source>No diagnosis</source>
        <translation>无诊断</translation>
    </message>
    <message>
        <source>Reason for the quantity: %1</source>
        <translation>超量理由：%1</translation>
    </message>
    <message>
        <source>Review, as of today</source>
        <translation>审查结果（截至今日）</translation>
    </message>
    <message numerus="yes">
        <source>%n interrupt(s)</source>
        <translation>
            <numerusform>%n 项中断</numerusform>
        </translation>
    </message>
    <message>
        <source>Returned by %1</source>
        <translation>%1 退回</translation>
    </message>
    <message>
        <source>Said so far</source>
        <translation>往来意见</translation>
    </message>
    <message>
        <source>Allergies: not asked</source>
        <translation>过敏史：未询问</translation>
    </message>
    <message>
        <source>Allergies: none known</source>
        <translation>过敏史：无</translation>
    </message>
    <message>
        <source>Allergies: %1</source>
        <translation>过敏史：%1</translation>
    </message>
    <message>
        <source>Takes nothing else that we know of</source>
        <translation>未见其他在用药品</translation>
    </message>
    <message>
        <source>Also takes: %1</source>
        <translation>同时在用：%1</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Send answer</source>
        <translation>发送答复</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>健康档案</translation>
    </message>
    <message>
        <source>The person</source>
        <translation>患者</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FormText</name>
    <message>
        <source>%1 – %2</source>
        <comment>medicines, and what to do</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Doctor: %1</source>
        <translation>医生：%1</translation>
    </message>
    <message>
        <source>No reason: this stands only since the signature</source>
        <translation>无理由：签名之后才出现</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停</translation>
    </message>
    <message>
        <source>new</source>
        <comment>a medicine that begins</comment>
        <translation>新开</translation>
    </message>
    <message>
        <source>goes on</source>
        <comment>a medicine</comment>
        <translation>续用</translation>
    </message>
    <message>
        <source>The review finds nothing in what could be checked.</source>
        <translation>可检查的内容中未发现问题。</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>已注明理由</translation>
    </message>
    <message>
        <source>Pharmacist</source>
        <translation>药师</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>医生</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FormatText</name>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d ago</source>
        <comment>days</comment>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n y</source>
        <comment>age in years</comment>
        <translation>
            <numerusform>%n 岁</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mo</source>
        <comment>age in months</comment>
        <translation>
            <numerusform>%n 个月</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FormularyFilterBar</name>
    <message>
        <source>All</source>
        <comment>insurance classes</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Essential medicine</source>
        <translation>基药</translation>
    </message>
    <message>
        <source>Central procurement</source>
        <translation>集采</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>有库存</translation>
    </message>
    <message>
        <source>Long prescription</source>
        <translation>长处方</translation>
    </message>
    <message>
        <source>All</source>
        <comment>forms</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Pharmacy</source>
        <translation>药房</translation>
    </message>
    <message>
        <source>Form</source>
        <comment>of a medicine</comment>
        <translation>剂型</translation>
    </message>
    <message>
        <source>Insurance class</source>
        <translation>医保类别</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>/  Name, pinyin, ATC, code …</source>
        <translation>/  名称、拼音、ATC、编码……</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FormularyScreen</name>
    <message>
        <source>Formulary</source>
        <translation>药品目录</translation>
    </message>
    <message>
        <source>Reading the formulary …</source>
        <translation>正在读取药品目录……</translation>
    </message>
    <message>
        <source>version %1 comes into force on %2</source>
        <translation>第 %1 版将于 %2 生效</translation>
    </message>
    <message>
        <source>%1 stays in use.</source>
        <comment>Version 12 of 2026-11-02</comment>
        <translation>%1仍在使用。</translation>
    </message>
    <message>
        <source>Nothing was taken over.</source>
        <translation>未作任何更新。</translation>
    </message>
    <message>
        <source>Version %1 was refused on %2.</source>
        <translation>第 %1 版于 %2 被拒收。</translation>
    </message>
    <message>
        <source>No formulary yet</source>
        <translation>尚无药品目录</translation>
    </message>
    <message>
        <source>It comes with the sync as soon as a pharmacy that serves this clinic has published one.</source>
        <translation>为本机构服务的药房发布药品目录后，会随同步送达。</translation>
    </message>
    <message>
        <source>Open Sync</source>
        <translation>打开同步</translation>
    </message>
    <message>
        <source>No version is in force yet</source>
        <translation>尚无生效版本</translation>
    </message>
    <message>
        <source>This pharmacy&apos;s formulary shows here from its first day on.</source>
        <translation>该药房的药品目录自生效之日起显示在这里。</translation>
    </message>
    <message>
        <source>No medicine fits</source>
        <translation>没有符合的药品</translation>
    </message>
    <message>
        <source>Fewer letters find more; a condition may be in the way.</source>
        <translation>减少输入的字可查到更多；也可能受筛选条件限制。</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation>示例数据</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>目录变动</translation>
    </message>
    <message numerus="yes">
        <source>%n medicine(s)</source>
        <translation>
            <numerusform>%n 种药品</numerusform>
        </translation>
    </message>
    <message>
        <source>The first %1</source>
        <translation>前 %1 种</translation>
    </message>
    <message>
        <source>Prescription review</source>
        <translation>审方</translation>
    </message>
    <message>
        <source>Write it into the shortage log</source>
        <translation>记入缺药登记</translation>
    </message>
    <message>
        <source>Shortage log</source>
        <translation>缺药登记</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FormularyText</name>
    <message>
        <source>Tablet</source>
        <translation>片剂</translation>
    </message>
    <message>
        <source>Chewable tablet</source>
        <translation>咀嚼片</translation>
    </message>
    <message>
        <source>Gastro-resistant tablet</source>
        <translation>肠溶片</translation>
    </message>
    <message>
        <source>Sustained-release tablet</source>
        <translation>缓释片（SR）</translation>
    </message>
    <message>
        <source>Extended-release tablet</source>
        <translation>缓释片（XR）</translation>
    </message>
    <message>
        <source>Sublingual tablet</source>
        <translation>舌下片</translation>
    </message>
    <message>
        <source>Capsule</source>
        <translation>胶囊</translation>
    </message>
    <message>
        <source>Gastro-resistant capsule</source>
        <translation>肠溶胶囊</translation>
    </message>
    <message>
        <source>Extended-release capsule</source>
        <translation>缓释胶囊</translation>
    </message>
    <message>
        <source>Pill</source>
        <translation>丸剂</translation>
    </message>
    <message>
        <source>Granules</source>
        <translation>颗粒剂</translation>
    </message>
    <message>
        <source>Powder</source>
        <translation>散剂</translation>
    </message>
    <message>
        <source>Syrup</source>
        <translation>糖浆</translation>
    </message>
    <message>
        <source>Drops</source>
        <translation>滴剂</translation>
    </message>
    <message>
        <source>Gel</source>
        <translation>凝胶</translation>
    </message>
    <message>
        <source>Inhaler</source>
        <translation>吸入剂</translation>
    </message>
    <message>
        <source>Nebuliser solution</source>
        <translation>雾化吸入溶液</translation>
    </message>
    <message>
        <source>Injection</source>
        <translation>注射剂</translation>
    </message>
    <message>
        <source>Injection pen</source>
        <translation>注射笔</translation>
    </message>
    <message>
        <source>Weekly injection</source>
        <translation>每周一次注射剂</translation>
    </message>
    <message>
        <source>Injection every 2 weeks</source>
        <translation>每两周一次注射剂</translation>
    </message>
    <message>
        <source>Injection every 6 months</source>
        <translation>每六个月一次注射剂</translation>
    </message>
    <message>
        <source>%1 in a pack</source>
        <comment>units</comment>
        <translation>每盒 %1</translation>
    </message>
    <message>
        <source>Class A</source>
        <comment>insurance</comment>
        <translation>甲类</translation>
    </message>
    <message>
        <source>Class B</source>
        <comment>insurance</comment>
        <translation>乙类</translation>
    </message>
    <message>
        <source>Self-paid</source>
        <comment>insurance</comment>
        <translation>自费</translation>
    </message>
    <message>
        <source>allowed</source>
        <comment>on a long prescription</comment>
        <translation>可以</translation>
    </message>
    <message>
        <source>not allowed</source>
        <comment>on a long prescription</comment>
        <translation>不可以</translation>
    </message>
    <message>
        <source>by local rules</source>
        <comment>on a long prescription</comment>
        <translation>按本地规定</translation>
    </message>
    <message>
        <source>not said</source>
        <comment>stock</comment>
        <translation>未提供</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>缺货</translation>
    </message>
    <message numerus="yes">
        <source>%n pack(s)</source>
        <translation>
            <numerusform>%n 盒</numerusform>
        </translation>
    </message>
    <message>
        <source>Essential</source>
        <translation>基药</translation>
    </message>
    <message>
        <source>Procurement</source>
        <translation>集采</translation>
    </message>
    <message>
        <source>Restricted</source>
        <translation>限支付</translation>
    </message>
    <message>
        <source>New</source>
        <comment>change</comment>
        <translation>新增</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <comment>change</comment>
        <translation>撤出</translation>
    </message>
    <message>
        <source>Dearer</source>
        <comment>change</comment>
        <translation>涨价</translation>
    </message>
    <message>
        <source>Cheaper</source>
        <comment>change</comment>
        <translation>降价</translation>
    </message>
    <message>
        <source>Back in stock</source>
        <comment>change</comment>
        <translation>恢复供应</translation>
    </message>
    <message>
        <source>Restricted</source>
        <comment>change</comment>
        <translation>限支付</translation>
    </message>
    <message>
        <source>Restriction lifted</source>
        <comment>change</comment>
        <translation>取消限支付</translation>
    </message>
    <message>
        <source>%1 → %2, %3</source>
        <comment>price before, after, difference in percent</comment>
        <translation>%1 → %2，%3</translation>
    </message>
    <message>
        <source>Version %1 of %2</source>
        <comment>number and date</comment>
        <translation>第 %1 版（%2）</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>药品</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>医保</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Price</source>
        <comment>of a pack</comment>
        <translation>价格</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FulfilmentCard</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Where the medicines are</source>
        <translation>药品去向</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for you</source>
        <translation>
            <numerusform>%n 项待您处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FulfilmentRow</name>
    <message>
        <source>A reason is needed.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>Sign the substitute</source>
        <translation>签名同意替代</translation>
    </message>
    <message>
        <source>Answer the pharmacist</source>
        <translation>答复药师</translation>
    </message>
    <message>
        <source>Order elsewhere</source>
        <translation>改由他处开方</translation>
    </message>
    <message>
        <source>No substitute …</source>
        <translation>不予替代…</translation>
    </message>
    <message>
        <source>Close the order …</source>
        <translation>关闭处方…</translation>
    </message>
    <message>
        <source>Why nothing else will do</source>
        <translation>不予替代的原因</translation>
    </message>
    <message>
        <source>Why the order is closed</source>
        <translation>关闭原因</translation>
    </message>
    <message>
        <source>↵ saves, Esc goes back</source>
        <translation>↵ 保存，Esc 返回</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an action, and the medicine</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>To the pad</source>
        <translation>转到处方</translation>
    </message>
    <message>
        <source>Into the shortage log</source>
        <translation>记入缺药登记</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FundDialog</name>
    <message>
        <source>Money that came or went</source>
        <translation>资金收支</translation>
    </message>
    <message>
        <source>Write down for %1</source>
        <translation>登记%1年收支</translation>
    </message>
    <message>
        <source>Fund</source>
        <translation>资金</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>险种</translation>
    </message>
    <message>
        <source>Amount in yuan, minus where it went</source>
        <translation>金额（元），支出为负</translation>
    </message>
    <message>
        <source>Note: document, account</source>
        <translation>备注：凭证、账户</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>An amount such as 12500.00, not zero</source>
        <translation>请输入金额，如12500.00，不得为零</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FunnelsView</name>
    <message>
        <source>each step is of those of the step above</source>
        <translation>每一步均为上一步中的居民</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::GroupsView</name>
    <message>
        <source>Everybody</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>By doctor, grid and programme</source>
        <translation>按医生、网格和慢病项目</translation>
    </message>
    <message>
        <source>the last row is the sum of those above it</source>
        <translation>末行为以上各行之和</translation>
    </message>
    <message>
        <source>Doctors</source>
        <translation>医生</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Programmes</source>
        <translation>慢病项目</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Whose people</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比率</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Against everybody</source>
        <translation>与合计相比</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>排除</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::GuidanceCard</name>
    <message>
        <source>Not checked: %1 (%2).</source>
        <comment>a rule, and what is missing</comment>
        <translation>未核查：%1（%2）。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation>现在要做的</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n条</numerusform>
        </translation>
    </message>
    <message>
        <source>No rule asks for anything.</source>
        <translation>没有规则提出要做的事。</translation>
    </message>
    <message>
        <source>No rule that could be checked asks for anything.</source>
        <translation>能核查的规则均未提出要做的事。</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未核查</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) not checked: %1.</source>
        <translation>
            <numerusform>%n条规则未核查：%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有%n条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken</source>
        <translation>
            <numerusform>已采纳%n条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n put aside</source>
        <translation>
            <numerusform>暂不处理%n条</numerusform>
        </translation>
    </message>
    <message>
        <source>What was not checked</source>
        <translation>哪些未核查</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Take them all …</source>
        <translation>全部采纳…</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::GuidanceRow</name>
    <message>
        <source>%1 by %2, %3</source>
        <comment>what was done, who, when</comment>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>到%1</translation>
    </message>
    <message>
        <source>until something changes</source>
        <translation>直到情况有变</translation>
    </message>
    <message>
        <source>“%1” — %2, %3; %4.</source>
        <comment>a reason, who, when, until when</comment>
        <translation>“%1”——%2，%3；%4。</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>已采纳</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>暂不处理</translation>
    </message>
    <message>
        <source>Also: %1</source>
        <translation>另有：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an action, and of what</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Not now …</source>
        <translation>暂不…</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::GuidanceText</name>
    <message>
        <source>Test due</source>
        <comment>a kind of card</comment>
        <translation>检查到期</translation>
    </message>
    <message>
        <source>Target missed</source>
        <comment>a kind of card</comment>
        <translation>未达标</translation>
    </message>
    <message>
        <source>Treatment unchanged</source>
        <comment>a kind of card</comment>
        <translation>治疗未调整</translation>
    </message>
    <message>
        <source>Over-treated</source>
        <comment>a kind of card</comment>
        <translation>过度治疗</translation>
    </message>
    <message>
        <source>Next step</source>
        <comment>a kind of card</comment>
        <translation>下一步治疗</translation>
    </message>
    <message>
        <source>Alert</source>
        <comment>a kind of card</comment>
        <translation>警示</translation>
    </message>
    <message>
        <source>Caution</source>
        <comment>a kind of card</comment>
        <translation>注意</translation>
    </message>
    <message>
        <source>Risk</source>
        <comment>a kind of card</comment>
        <translation>风险</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <comment>a kind of card</comment>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Emergency</source>
        <comment>how grave</comment>
        <translation>急</translation>
    </message>
    <message>
        <source>Urgent</source>
        <comment>how grave</comment>
        <translation>当日处理</translation>
    </message>
    <message>
        <source>Important</source>
        <comment>how grave</comment>
        <translation>重要</translation>
    </message>
    <message>
        <source>Note as ordered</source>
        <translation>记为已开单</translation>
    </message>
    <message>
        <source>Prescribe</source>
        <translation>开处方</translation>
    </message>
    <message>
        <source>Note as booked</source>
        <translation>记为已预约</translation>
    </message>
    <message>
        <source>Review the medicines</source>
        <translation>核对用药</translation>
    </message>
    <message numerus="yes">
        <source>within %n day(s)</source>
        <translation>
            <numerusform>%n天内</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between items of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Noted as ordered</source>
        <translation>已记为开单</translation>
    </message>
    <message>
        <source>Noted as booked</source>
        <translation>已记为预约</translation>
    </message>
    <message>
        <source>Prescribed</source>
        <translation>已开处方</translation>
    </message>
    <message>
        <source>Medicines reviewed</source>
        <translation>已核对用药</translation>
    </message>
    <message>
        <source>Nothing was sent: write the request form. The card goes when the result is here.</source>
        <translation>系统未发送任何申请：请开具检查检验单。结果回来后提示自动消失。</translation>
    </message>
    <message>
        <source>No appointment was made: enter it where you keep them.</source>
        <translation>系统未做预约：请在你们的预约处登记。</translation>
    </message>
    <message>
        <source>general knowledge, unsigned</source>
        <translation>一般知识，未签名</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>a list</comment>
        <translation>
            <numerusform>%1等，另%n项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No forecast of HbA1c: too few people here have a result that it could be tried on (%n).</source>
        <translation>
            <numerusform>不预测糖化血红蛋白：本机构可供检验的人数太少（%n人）。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No forecast of HbA1c: tried on %n people here it is no better than carrying the last value forward.</source>
        <translation>
            <numerusform>不预测糖化血红蛋白：在本机构%n人中检验，不比沿用上次结果更准。</numerusform>
        </translation>
    </message>
    <message>
        <source>No forecast of HbA1c: of 100 results here its interval held %1 and not %2.</source>
        <translation>不预测糖化血红蛋白：本机构每100个结果只有%1个落在区间内，而不是%2个。</translation>
    </message>
    <message>
        <source>HbA1c expected about %1: %2 % (%3–%4), if treatment stays as it is.</source>
        <comment>a day, a value, its interval</comment>
        <translation>若治疗不变，预计%1前后糖化血红蛋白%2%（%3–%4）。</translation>
    </message>
    <message numerus="yes">
        <source>Tried on %n people here: off by %1 on average, carrying the last value forward by %2; the interval held %3 of 100.</source>
        <translation>
            <numerusform>在本机构%n人中检验：平均误差%1，沿用上次结果误差%2；每100个结果有%3个落在区间内。</numerusform>
        </translation>
    </message>
    <message>
        <source>The model comes from generated data and is unsigned.</source>
        <translation>模型来自模拟数据，未签名。</translation>
    </message>
    <message>
        <source>v%1 · %2</source>
        <comment>a version, and its source</comment>
        <translation>v%1 · %2</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>已申请</translation>
    </message>
    <message>
        <source>Refer</source>
        <translation>转诊</translation>
    </message>
    <message>
        <source>Referred</source>
        <translation>已转诊</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::HandDialog</name>
    <message>
        <source>Start from mine</source>
        <translation>从本机的值开始</translation>
    </message>
    <message>
        <source>Start from theirs</source>
        <translation>从对方的值开始</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>使用此值</translation>
    </message>
    <message>
        <source>theirs: %1</source>
        <translation>对方：%1</translation>
    </message>
    <message>
        <source>mine: %1</source>
        <translation>本机：%1</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::HandoverScreen</name>
    <message>
        <source>Leaving and handover</source>
        <translation>转出与交接</translation>
    </message>
    <message>
        <source>Why do they stay?</source>
        <translation>为何留下？</translation>
    </message>
    <message>
        <source>Reading the chart …</source>
        <translation>正在读取档案…</translation>
    </message>
    <message>
        <source>asked at %1 to come there, %2</source>
        <translation>%2 向 %1 申请转入</translation>
    </message>
    <message>
        <source>asked on %2 to leave for %1</source>
        <translation>%2 申请转往 %1</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>已交接</translation>
    </message>
    <message>
        <source>Handover to confirm</source>
        <translation>交接待确认</translation>
    </message>
    <message>
        <source>Handover to write</source>
        <translation>交接待填写</translation>
    </message>
    <message>
        <source>No note.</source>
        <translation>无附言。</translation>
    </message>
    <message>
        <source>confirmed by %1, %2</source>
        <translation>%1 于 %2 确认</translation>
    </message>
    <message>
        <source>What was handed over</source>
        <translation>已交接内容</translation>
    </message>
    <message>
        <source>What the next doctor will read</source>
        <translation>接诊医生将看到的内容</translation>
    </message>
    <message>
        <source>from the chart, as it is now</source>
        <translation>取自当前档案</translation>
    </message>
    <message>
        <source>Why do they leave?</source>
        <translation>为何转出？</translation>
    </message>
    <message>
        <source>Choose the reason that they give.</source>
        <translation>请选择本人陈述的原因。</translation>
    </message>
    <message>
        <source>The code of the other clinic</source>
        <translation>请填写对方机构代码</translation>
    </message>
    <message>
        <source>Say it in words</source>
        <translation>请用文字说明</translation>
    </message>
    <message>
        <source>Ask the consortium to move them</source>
        <translation>向医联体申请转出</translation>
    </message>
    <message>
        <source>Why they leave, as they say it</source>
        <translation>转出原因（本人陈述）</translation>
    </message>
    <message>
        <source>In their words</source>
        <translation>本人陈述</translation>
    </message>
    <message>
        <source>Clinic they have chosen (code)</source>
        <translation>所选机构（代码）</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>To the next doctor</source>
        <translation>致接诊医生</translation>
    </message>
    <message>
        <source>Note to the next doctor</source>
        <translation>致接诊医生的附言</translation>
    </message>
    <message>
        <source>What the chart does not say: what matters to them, what was tried, what to watch</source>
        <translation>档案之外的内容：本人看重什么、试过什么、需留意什么</translation>
    </message>
    <message>
        <source>Confirm and freeze</source>
        <translation>确认并定稿</translation>
    </message>
    <message>
        <source>Save the draft</source>
        <translation>保存草稿</translation>
    </message>
    <message>
        <source>They stay</source>
        <translation>留下不转</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::HistoryCard</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>No round has brought or sent anything yet.</source>
        <translation>尚无任何收发记录。</translation>
    </message>
    <message>
        <source>History of rounds</source>
        <translation>同步历史</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::HistoryText</name>
    <message>
        <source>all well</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>hub not reached</source>
        <translation>未连上中心</translation>
    </message>
    <message>
        <source>a record refused</source>
        <translation>有记录被拒</translation>
    </message>
    <message>
        <source>hub restored: everything compared</source>
        <translation>中心已恢复：全部比对</translation>
    </message>
    <message>
        <source>comparison with the hub finished</source>
        <translation>与中心的比对已完成</translation>
    </message>
    <message>
        <source>a record not understood; kept whole</source>
        <translation>有记录无法理解，已完整保留</translation>
    </message>
    <message>
        <source>this desk&apos;s clock is wrong</source>
        <translation>本机时钟有误</translation>
    </message>
    <message>
        <source>too long away: everything compared</source>
        <translation>离线过久：全部比对</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::HomeCard</name>
    <message numerus="yes">
        <source>Nothing came in the last %n day(s).</source>
        <translation>
            <numerusform>最近 %n 天没有收到家庭自测。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mean of %n</source>
        <translation>
            <numerusform>%n 次平均</numerusform>
        </translation>
    </message>
    <message>
        <source>Measured at home</source>
        <translation>家庭自测</translation>
    </message>
    <message>
        <source>never counted as a laboratory or clinic value</source>
        <translation>从不计作化验值或诊室测量值</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::HubCard</name>
    <message>
        <source>This desk and the hub</source>
        <translation>本工作站与中心</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Go online</source>
        <translation>恢复联网</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>离线工作</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>工作站</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>the consortium&apos;s, pinned at pairing</source>
        <translation>医联体的证书，配对时固定</translation>
    </message>
    <message>
        <source>trusted by this computer</source>
        <translation>由本机系统信任</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>not a Jiayi hub; changes are found by %1</source>
        <translation>非家医中心；变更通过%1获取</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>检查时间</translation>
    </message>
    <message>
        <source>It cannot</source>
        <translation>它不能</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>%1: %2 Tried again %3.</source>
        <translation>%1：%2 %3 再试。</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>已比对</translation>
    </message>
    <message>
        <source>%1 equal, %2 fetched, %3 sent again</source>
        <translation>一致 %1，取回 %2，重发 %3</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ImagesCard</name>
    <message>
        <source>Images and documents</source>
        <translation>影像与文档</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>尚无。</translation>
    </message>
    <message numerus="yes">
        <source>%n in all; the newest: %1, %2</source>
        <translation>
            <numerusform>共 %n 项；最新：%1，%2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ImagesScreen</name>
    <message>
        <source>Images and documents</source>
        <translation>影像与文档</translation>
    </message>
    <message>
        <source>Reading the list …</source>
        <translation>正在读取列表……</translation>
    </message>
    <message>
        <source>No images or documents yet</source>
        <translation>尚无影像或文档</translation>
    </message>
    <message>
        <source>What an imaging centre sends appears here by itself; a file of your own camera or scanner can be added.</source>
        <translation>影像中心发来的内容会自动出现在此；也可添加本机构相机或扫描仪的文件。</translation>
    </message>
    <message>
        <source>Add a file</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Why does this picture not belong here?</source>
        <translation>为何此图像不属于此处？</translation>
    </message>
    <message>
        <source>Does not belong here</source>
        <translation>不属于此人</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ImportScreen</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>正在查看文件…</translation>
    </message>
    <message>
        <source>A dry run reads everything and writes nothing. An import can be cancelled: what was imported stays, and importing the same files again is harmless.</source>
        <translation>试运行会读取全部内容但不写入。导入可以取消：已导入的内容保留，再次导入相同文件不会重复。</translation>
    </message>
    <message>
        <source>There is nothing here that can be imported yet.</source>
        <translation>目前没有可导入的内容。</translation>
    </message>
    <message>
        <source>Dry run: nothing is written…</source>
        <translation>试运行：不写入任何内容…</translation>
    </message>
    <message>
        <source>Importing… What is in stays in, whatever happens.</source>
        <translation>正在导入…已导入的内容无论如何都会保留。</translation>
    </message>
    <message>
        <source>Stopping at the next safe place…</source>
        <translation>将在下一个安全位置停止…</translation>
    </message>
    <message>
        <source>Import cancelled</source>
        <translation>导入已取消</translation>
    </message>
    <message>
        <source>Import finished</source>
        <translation>导入完成</translation>
    </message>
    <message>
        <source>What was imported so far stays. Import the same files again to go on from there.</source>
        <translation>已导入的内容保留。再次导入相同文件即可从该处继续。</translation>
    </message>
    <message>
        <source>Everything was taken. Importing the same files again changes nothing.</source>
        <translation>全部内容已导入。再次导入相同文件不会有任何改变。</translation>
    </message>
    <message>
        <source>Everything else was taken. Save the rejects, correct them, and import that file: nothing is doubled.</source>
        <translation>其余内容已导入。请保存被拒记录，更正后导入该文件：不会重复。</translation>
    </message>
    <message>
        <source>Saved to %1. It holds personal data: only you can read it.</source>
        <translation>已保存到 %1。其中含个人信息，仅您可读取。</translation>
    </message>
    <message>
        <source>3  Try and import</source>
        <translation>3  试运行与导入</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>Open roster</source>
        <translation>打开居民名单</translation>
    </message>
    <message>
        <source>Import more files</source>
        <translation>导入更多文件</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ImprovementView</name>
    <message numerus="yes">
        <source>People managed for at least %n months, against themselves</source>
        <translation>
            <numerusform>管理至少%n个月的居民，与自身对比</numerusform>
        </translation>
    </message>
    <message>
        <source>HbA1c below the goal, first and last</source>
        <translation>首次与末次低于目标</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>统计中…</translation>
    </message>
    <message>
        <source>Nobody has been managed so long and measured on two days.</source>
        <translation>没有管理满该时间且测量过两次的居民。</translation>
    </message>
    <message>
        <source>First value below %1 %</source>
        <translation>首次低于%1%</translation>
    </message>
    <message>
        <source>Last value below %1 %</source>
        <translation>末次低于%1%</translation>
    </message>
    <message>
        <source>Relative: nobody was at goal at first</source>
        <translation>相对变化：首次无人达标</translation>
    </message>
    <message>
        <source>%1 people, each with a first value since they were taken on and a last one of this period. The first figure is the difference of the two shares; the second tells that difference against the first share.</source>
        <translation>共%1人，各有纳入管理后的首次结果与本期末次结果。前一数字为两个比率之差；后一数字为该差与首次比率之比。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::InboxScreen</name>
    <message>
        <source>Results</source>
        <translation>检验结果</translation>
    </message>
    <message>
        <source>Reading the results …</source>
        <translation>正在读取检验结果……</translation>
    </message>
    <message>
        <source>Show everything that waits</source>
        <translation>显示所有待签收的</translation>
    </message>
    <message>
        <source>Nothing was acknowledged yet</source>
        <translation>尚无已签收的报告</translation>
    </message>
    <message>
        <source>Reports that somebody has acknowledged stand here.</source>
        <translation>签收过的报告列在这里。</translation>
    </message>
    <message>
        <source>No result waits</source>
        <translation>没有待签收的结果</translation>
    </message>
    <message>
        <source>Reports come by themselves with the sync. What fits nobody lies with the unmatched ones.</source>
        <translation>报告随同步自动到达；无法归到任何人的列在“未匹配”中。</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) wait</source>
        <translation>
            <numerusform>%n 份结果待签收</numerusform>
        </translation>
    </message>
    <message>
        <source>More than %1 results wait</source>
        <translation>待签收的结果超过 %1 份</translation>
    </message>
    <message>
        <source>To acknowledge</source>
        <translation>待签收</translation>
    </message>
    <message>
        <source>Critical %1</source>
        <translation>危急 %1</translation>
    </message>
    <message>
        <source>Abnormal %1</source>
        <translation>异常 %1</translation>
    </message>
    <message>
        <source>Others %1</source>
        <comment>reports that are neither critical nor abnormal</comment>
        <translation>其他 %1</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已签收</translation>
    </message>
    <message>
        <source>Unmatched %1</source>
        <translation>未匹配 %1</translation>
    </message>
    <message>
        <source>Unmatched</source>
        <translation>未匹配</translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %n normal(s)</source>
        <translation>
            <numerusform>签收 %n 份正常报告</numerusform>
        </translation>
    </message>
    <message>
        <source>Acknowledge normals</source>
        <translation>签收正常报告</translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %n normal report(s) together?</source>
        <translation>
            <numerusform>一并签收 %n 份正常报告？</numerusform>
        </translation>
    </message>
    <message>
        <source>Those listed here: final, complete, not corrected, every value within limits. Your name stands at each.</source>
        <translation>即此处所列：最终、完整、未更正、各项均在范围内的报告；每份都记您的姓名。</translation>
    </message>
    <message>
        <source>Yes, all %1</source>
        <translation>是，%1 份全部签收</translation>
    </message>
    <message>
        <source>This report is not about %1</source>
        <translation>这份报告不是%1的</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Results, the gravest first</source>
        <translation>检验结果，最严重的在前</translation>
    </message>
    <message>
        <source>↑ ↓ move · Enter acknowledges and goes on · Esc back to the list</source>
        <translation>↑ ↓ 移动 · 回车签收并到下一份 · Esc 回到列表</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::InboxText</name>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>no name</source>
        <comment>a report that states none</comment>
        <translation>未写姓名</translation>
    </message>
    <message>
        <source>✓ %1</source>
        <comment>who acknowledged</comment>
        <translation>✓ %1</translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n 条备注</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::IndicatorsScreen</name>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Counting everybody …</source>
        <translation>正在统计全部居民…</translation>
    </message>
    <message>
        <source>Counting the months …</source>
        <translation>正在统计各月…</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) about how visits were recorded</source>
        <translation>
            <numerusform>%n条关于随访记录方式的疑问</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at them before anything of this period is submitted.</source>
        <translation>提交本期任何数据之前，请先核对。</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Month by month</source>
        <translation>逐月</translation>
    </message>
    <message>
        <source>HbA1c bands</source>
        <translation>糖化血红蛋白分布</translation>
    </message>
    <message>
        <source>Funnels</source>
        <translation>漏斗</translation>
    </message>
    <message>
        <source>Doctors and grids</source>
        <translation>医生与网格</translation>
    </message>
    <message>
        <source>Improvement</source>
        <translation>改善</translation>
    </message>
    <message>
        <source>Authenticity</source>
        <translation>真实性</translation>
    </message>
    <message>
        <source>All indicators</source>
        <translation>全部指标</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Evidence…</source>
        <translation>证据…</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ItemLine</name>
    <message>
        <source>no number</source>
        <translation>无电话</translation>
    </message>
    <message>
        <source>doctor %1</source>
        <translation>责任医生 %1</translation>
    </message>
    <message>
        <source>Why here: %1 · %2</source>
        <translation>排序依据：%1 · %2</translation>
    </message>
    <message>
        <source>grid %1</source>
        <translation>网格 %1</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ItemPane</name>
    <message>
        <source>Essential medicine</source>
        <translation>基药</translation>
    </message>
    <message>
        <source>Central procurement</source>
        <translation>集采</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>%1, counted %2</source>
        <comment>stock and how long ago</comment>
        <translation>%1，%2盘点</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>生产企业</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Long prescription</source>
        <translation>长处方</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Pharmacy&apos;s code</source>
        <translation>药房编码</translation>
    </message>
    <message>
        <source>Agreed quantity: %1 of %2 packs taken, %3</source>
        <translation>约定采购量：已完成 %1 / %2 盒，%3</translation>
    </message>
    <message>
        <source>May take its place</source>
        <translation>可替代药品</translation>
    </message>
    <message>
        <source>price of a unit</source>
        <translation>最小单位价格</translation>
    </message>
    <message>
        <source>No product of the same substance, form and strength, and none on the pharmacist&apos;s list, is in stock.</source>
        <translation>没有同成分、同剂型、同规格的有货药品，药师清单上也没有。</translation>
    </message>
    <message>
        <source>a pack, about %1 a unit</source>
        <translation>每盒，约 %1 / 最小单位</translation>
    </message>
    <message>
        <source>a pack</source>
        <translation>每盒</translation>
    </message>
    <message>
        <source>Insurance pays only under a restriction.</source>
        <translation>医保限支付。</translation>
    </message>
    <message>
        <source>Price of a pack</source>
        <translation>每盒价格</translation>
    </message>
    <message>
        <source>¥, by version</source>
        <translation>元，按版本</translation>
    </message>
    <message>
        <source>unchanged so far</source>
        <translation>至今未变</translation>
    </message>
    <message>
        <source>INN and ATC</source>
        <translation>国际非专利名与 ATC</translation>
    </message>
    <message>
        <source>Insurance code</source>
        <translation>国家医保编码</translation>
    </message>
    <message>
        <source>Also at hospitals</source>
        <translation>合作医院同有</translation>
    </message>
    <message>
        <source>Into the shortage log</source>
        <translation>记入缺药登记</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ItemsText</name>
    <message>
        <source>before: %1</source>
        <translation>更正前：%1</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>not comparable</source>
        <translation>不可比较</translation>
    </message>
    <message>
        <source>difference %1</source>
        <translation>相差 %1</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Lab: %1</source>
        <translation>检验机构：%1</translation>
    </message>
    <message>
        <source>The laboratory</source>
        <translation>检验机构</translation>
    </message>
    <message>
        <source>Ours: %1</source>
        <comment>judgement</comment>
        <translation>本机：%1</translation>
    </message>
    <message>
        <source>Our own limits</source>
        <translation>本机规则</translation>
    </message>
    <message>
        <source>laboratory&apos;s range %1</source>
        <translation>检验机构参考范围 %1</translation>
    </message>
    <message>
        <source>Doubt: %1</source>
        <translation>存疑：%1</translation>
    </message>
    <message>
        <source>Laboratory: %1</source>
        <translation>检验机构：%1</translation>
    </message>
    <message>
        <source>No value has come yet.</source>
        <translation>尚无结果。</translation>
    </message>
    <message>
        <source>By the laboratory&apos;s own mark: %1</source>
        <translation>依检验机构自己的提示：%1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::JointScreen</name>
    <message>
        <source>Came</source>
        <translation>已到</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>未到</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>已预约</translation>
    </message>
    <message>
        <source>Joint clinics</source>
        <translation>联合门诊</translation>
    </message>
    <message>
        <source>Reading joint clinics …</source>
        <translation>正在读取联合门诊…</translation>
    </message>
    <message>
        <source>No joint clinic is planned</source>
        <translation>未安排联合门诊</translation>
    </message>
    <message numerus="yes">
        <source>%n joint clinic(s) to come</source>
        <translation>
            <numerusform>将有 %n 次联合门诊</numerusform>
        </translation>
    </message>
    <message>
        <source>No joint clinic yet</source>
        <translation>还没有联合门诊</translation>
    </message>
    <message>
        <source>Plan a day on which a specialist sees people here; who comes is booked from the chart.</source>
        <translation>安排专家来本机构坐诊的日期；在病历中为居民预约。</translation>
    </message>
    <message>
        <source>Nobody is booked. Book from a chart (Alt+J).</source>
        <translation>尚无人预约。请在病历中预约（Alt+J）。</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>病历</translation>
    </message>
    <message>
        <source>Chart of %1</source>
        <translation>%1的病历</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Outcome of %1</source>
        <translation>%1的结果</translation>
    </message>
    <message>
        <source>%1: what came of it?</source>
        <translation>%1：结果如何？</translation>
    </message>
    <message>
        <source>Plan a day</source>
        <translation>安排日期</translation>
    </message>
    <message>
        <source>Cancel this day</source>
        <translation>取消该日</translation>
    </message>
    <message>
        <source>Joint clinics by day</source>
        <translation>按日期排列的联合门诊</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::JointText</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Specialist</source>
        <translation>专家</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>名额</translation>
    </message>
    <message>
        <source>%1 of %2, overbooked</source>
        <translation>%1/%2，超额</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>held</source>
        <translation>已举行</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::LateDialog</name>
    <message>
        <source>Nobody else uses this desk: an administrator adds a user.</source>
        <translation>本机没有其他用户：请管理员添加。</translation>
    </message>
    <message>
        <source>The day is missing.</source>
        <translation>缺少日期。</translation>
    </message>
    <message>
        <source>Hours and minutes: 8:15 or 0815.</source>
        <translation>时和分：8:15 或 0815。</translation>
    </message>
    <message>
        <source>Both figures: 138/84.</source>
        <translation>两个数：138/84。</translation>
    </message>
    <message>
        <source>This is not a glucose value.</source>
        <translation>这不是血糖值。</translation>
    </message>
    <message>
        <source>Who wrote it on the sheet?</source>
        <translation>记录单是谁写的？</translation>
    </message>
    <message>
        <source>A second person verifies.</source>
        <translation>须由第二人核对。</translation>
    </message>
    <message>
        <source>Late entry</source>
        <translation>补录</translation>
    </message>
    <message>
        <source>Type in a sheet</source>
        <translation>补录记录单</translation>
    </message>
    <message>
        <source>For %1. Each value is marked as late, with who wrote it and who verified it.</source>
        <translation>为 %1 补录。每个数值都标记为补录，并注明记录人和核对人。</translation>
    </message>
    <message>
        <source>Code on the sheet</source>
        <translation>记录单编码</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Blood pressure</source>
        <translation>血压</translation>
    </message>
    <message>
        <source>Fingerstick glucose</source>
        <translation>指尖血糖</translation>
    </message>
    <message>
        <source>Written on the sheet by</source>
        <translation>纸面记录人</translation>
    </message>
    <message>
        <source>Verified by</source>
        <translation>核对人</translation>
    </message>
    <message>
        <source>Record as late</source>
        <translation>补录入档</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::LatestCard</name>
    <message>
        <source>Latest</source>
        <translation>最近结果</translation>
    </message>
    <message>
        <source>choose a value for its history</source>
        <translation>选择一项查看历史</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::LatestTile</name>
    <message>
        <source>never</source>
        <comment>measured</comment>
        <translation>从未</translation>
    </message>
    <message>
        <source>due</source>
        <translation>应查</translation>
    </message>
    <message>
        <source>as it came: %1</source>
        <translation>原始值：%1</translation>
    </message>
    <message>
        <source>own target %1</source>
        <translation>个体化目标 %1</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>目标 %1</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::LayoutText</name>
    <message>
        <source>Why lost</source>
        <translation>失访原因</translation>
    </message>
    <message>
        <source>Blood pressure</source>
        <translation>血压</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>体重</translation>
    </message>
    <message>
        <source>HbA1c</source>
        <translation>糖化血红蛋白</translation>
    </message>
    <message>
        <source>Foot pulses</source>
        <translation>足背动脉搏动</translation>
    </message>
    <message>
        <source>BMI</source>
        <translation>体质指数</translation>
    </message>
    <message>
        <source>Adherence</source>
        <translation>服药依从性</translation>
    </message>
    <message>
        <source>Side effects</source>
        <translation>药物不良反应</translation>
    </message>
    <message>
        <source>Which side effect</source>
        <translation>不良反应名称</translation>
    </message>
    <message>
        <source>Hard to control</source>
        <translation>难以控制</translation>
    </message>
    <message>
        <source>Cigarettes</source>
        <translation>日吸烟量</translation>
    </message>
    <message>
        <source>Alcohol</source>
        <translation>日饮酒量</translation>
    </message>
    <message>
        <source>Exercise, times</source>
        <translation>运动次数</translation>
    </message>
    <message>
        <source>Exercise, minutes</source>
        <translation>运动时长（分钟）</translation>
    </message>
    <message>
        <source>Cigarettes, aim</source>
        <translation>吸烟目标</translation>
    </message>
    <message>
        <source>Alcohol, aim</source>
        <translation>饮酒目标</translation>
    </message>
    <message>
        <source>Times, aim</source>
        <translation>次数目标</translation>
    </message>
    <message>
        <source>Minutes, aim</source>
        <translation>时长目标</translation>
    </message>
    <message>
        <source>Staple food</source>
        <translation>主食</translation>
    </message>
    <message>
        <source>Staple food, aim</source>
        <translation>主食目标</translation>
    </message>
    <message>
        <source>Salt</source>
        <translation>摄盐情况</translation>
    </message>
    <message>
        <source>Salt, aim</source>
        <translation>摄盐目标</translation>
    </message>
    <message>
        <source>Coping</source>
        <translation>心理调整</translation>
    </message>
    <message>
        <source>Follows advice</source>
        <translation>遵医行为</translation>
    </message>
    <message>
        <source>Weight, aim</source>
        <translation>体重目标</translation>
    </message>
    <message>
        <source>BMI, aim</source>
        <translation>体质指数目标</translation>
    </message>
    <message>
        <source>Glucose after 2 h</source>
        <translation>餐后2小时血糖</translation>
    </message>
    <message>
        <source>Pregnant, lactating</source>
        <translation>妊娠或哺乳</translation>
    </message>
    <message>
        <source>Other tests</source>
        <translation>其他检查</translation>
    </message>
    <message>
        <source>Referred to</source>
        <translation>转诊机构及科室</translation>
    </message>
    <message>
        <source>Visit and measurements</source>
        <translation>随访与测量</translation>
    </message>
    <message>
        <source>Symptoms</source>
        <translation>症状</translation>
    </message>
    <message>
        <source>Lifestyle</source>
        <translation>生活方式</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>治疗</translation>
    </message>
    <message>
        <source>Medicines on the form</source>
        <translation>用药情况</translation>
    </message>
    <message>
        <source>Further findings</source>
        <translation>其他检查所见</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>转诊</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::LeavingText</name>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比率</translation>
    </message>
    <message>
        <source>Numerator</source>
        <translation>分子</translation>
    </message>
    <message>
        <source>Denominator</source>
        <translation>分母</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>Change, percentage points</source>
        <translation>变化（百分点）</translation>
    </message>
    <message>
        <source>HbA1c bands</source>
        <translation>糖化血红蛋白分布</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>People</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Funnels</source>
        <translation>漏斗</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>慢病项目</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>doctor %1</source>
        <translation>医生%1</translation>
    </message>
    <message>
        <source>grid %1</source>
        <translation>网格%1</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>全部居民</translation>
    </message>
    <message>
        <source>Doctors</source>
        <translation>医生</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>one band</source>
        <translation>单个区间</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Sex and age</source>
        <translation>性别与年龄</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What would mend it</source>
        <translation>如何改善</translation>
    </message>
    <message>
        <source>Savable until</source>
        <translation>最迟补救日</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>医生</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::LedgerBoard</name>
    <message>
        <source>No line</source>
        <translation>没有台账行</translation>
    </message>
    <message>
        <source>Nothing was booked of this month that fits what is asked for.</source>
        <translation>本月没有符合条件的记账。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>pooled fund %1 · account %2 · other %3 · cash %4 · counts %5 · does not count %6</source>
        <translation>统筹基金 %1 · 个人账户 %2 · 其他 %3 · 现金 %4 · 计入 %5 · 不计入 %6</translation>
    </message>
    <message>
        <source>Waiting, in no sum</source>
        <translation>等待中，未计入任何合计</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>本机构</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>外院</translation>
    </message>
    <message>
        <source>Only what is taken back</source>
        <translation>仅冲退</translation>
    </message>
    <message>
        <source>Only what does not count</source>
        <translation>仅不计入</translation>
    </message>
    <message>
        <source>More lines</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Lines of the ledger; Enter opens where one comes from</source>
        <translation>台账行；按回车打开来源</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::LedgerText</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Pooled fund</source>
        <translation>统筹基金</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>个人账户</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Counts by</source>
        <translation>计入依据</translation>
    </message>
    <message>
        <source>gives back %1 %2</source>
        <translation>退%1 %2</translation>
    </message>
    <message>
        <source>takes back %1 %2</source>
        <translation>冲%1 %2</translation>
    </message>
    <message>
        <source>no. %1</source>
        <translation>单号%1</translation>
    </message>
    <message>
        <source>who pays was not said</source>
        <translation>未说明支付方</translation>
    </message>
    <message>
        <source>no rule fits</source>
        <translation>无适用规则</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>does not count</source>
        <translation>不计入</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::LineBanner</name>
    <message>
        <source>The hub is preparing the files.</source>
        <translation>中心正在准备文件。</translation>
    </message>
    <message>
        <source>%1 of %2 files · %3</source>
        <translation>%1 / %2 个文件 · %3</translation>
    </message>
    <message>
        <source>First load</source>
        <translation>首次加载</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::LineRow</name>
    <message>
        <source>not understood</source>
        <translation>无法识别</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1天</translation>
    </message>
    <message>
        <source>how long?</source>
        <translation>多少天？</translation>
    </message>
    <message numerus="yes">
        <source>%n pack(s)</source>
        <translation>
            <numerusform>%n盒</numerusform>
        </translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>no product in force: choose one</source>
        <translation>没有在售品规：请选择</translation>
    </message>
    <message>
        <source>pays %1</source>
        <translation>自付%1</translation>
    </message>
    <message>
        <source>share not known</source>
        <translation>自付未知</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新开</translation>
    </message>
    <message>
        <source>continued</source>
        <translation>续用</translation>
    </message>
    <message>
        <source>dose changed from %1</source>
        <translation>剂量调整，原为%1</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Long prescription: %1</source>
        <translation>长期处方：%1</translation>
    </message>
    <message>
        <source>Dose of %1</source>
        <translation>%1的用法用量</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除%1</translation>
    </message>
    <message>
        <source>Remove (Ctrl+Delete)</source>
        <translation>移除（Ctrl+Delete）</translation>
    </message>
    <message>
        <source>%1: %2, saves %3</source>
        <comment>maker, price, difference</comment>
        <translation>%1：%2，省%3</translation>
    </message>
    <message>
        <source>In stock: %1, %2</source>
        <comment>maker, price</comment>
        <translation>有货：%1，%2</translation>
    </message>
    <message>
        <source>For staff: costs the clinic %1</source>
        <translation>内部：本院成本 %1</translation>
    </message>
    <message>
        <source>For staff: what it costs the clinic is not known</source>
        <translation>内部：本院成本未知</translation>
    </message>
    <message>
        <source>decoction, on a form of its own</source>
        <translation>汤剂，单独开方</translation>
    </message>
    <message>
        <source>in the place of %1</source>
        <translation>替代 %1</translation>
    </message>
    <message>
        <source>list not signed by a pharmacist</source>
        <translation>清单未经药师签名</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::LinesCard</name>
    <message>
        <source>Form %1 of %2</source>
        <translation>第%1张，共%2张</translation>
    </message>
    <message>
        <source>Of the person and of what is taken besides</source>
        <translation>关于本人及其他在用药品</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>处方</translation>
    </message>
    <message>
        <source>↑↓ lines · Ctrl R cheaper · Ctrl Del removes · F7 cost to the clinic</source>
        <translation>↑↓ 换行 · Ctrl R 换低价 · Ctrl Del 移除 · F7 本院成本</translation>
    </message>
    <message>
        <source>Nothing is prescribed yet. Type a medicine or the herbs of a decoction above, or renew everything with F6.</source>
        <translation>尚未开药。请在上方输入药品或汤剂的各味中药，或按 F6 全部续方。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::LockOverlay</name>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>What you were writing is kept as it was.</source>
        <translation>您正在填写的内容已原样保留。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::MainWindow</name>
    <message>
        <source>Jiayi</source>
        <comment>the program&apos;s name</comment>
        <translation>家医</translation>
    </message>
    <message>
        <source>Sample data: every person here is invented</source>
        <translation>示例数据：所有人物均为虚构</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::MappingCard</name>
    <message>
        <source>This table cannot be imported yet</source>
        <translation>此表格暂不能导入</translation>
    </message>
    <message>
        <source>Values that contradict their unit</source>
        <translation>与单位矛盾的数值</translation>
    </message>
    <message>
        <source>2  Columns</source>
        <translation>2  列</translation>
    </message>
    <message>
        <source>What each column of the table becomes</source>
        <translation>表格各列导入为</translation>
    </message>
    <message>
        <source>↑ ↓ ← → move, Enter changes. A column that is not known is kept under its own name; nothing is dropped unless you leave it out.</source>
        <translation>↑ ↓ ← → 移动，Enter 更改。未识别的列以原名保留；除非您选择不导入，否则不会丢弃任何内容。</translation>
    </message>
    <message>
        <source>Whose record numbers these are</source>
        <translation>档案号所属来源</translation>
    </message>
    <message>
        <source>Files imported under one name meet in the same residents. Keep it as it was last time.</source>
        <translation>以同一名称导入的文件会对应到相同居民。请与上次保持一致。</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>表格的列</translation>
    </message>
    <message>
        <source>“%1” becomes %2. Values: %3</source>
        <translation>“%1”导入为%2。数值：%3</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::MappingModel</name>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>有误</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>unit?</source>
        <translation>单位？</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>“%1”：%2</translation>
    </message>
    <message>
        <source>“%1” is left out: its values are not imported.</source>
        <translation>“%1”不导入：其中的数值不会读入。</translation>
    </message>
    <message>
        <source>“%1” is not known: its values are kept under this name.</source>
        <translation>“%1”未识别：其数值以此名称保留。</translation>
    </message>
    <message>
        <source>“%1”: %2 is no unit of %3. The values are kept as written and not believed.</source>
        <translation>“%1”：%2 不是 %3 的单位。数值按原样保留，但不予采信。</translation>
    </message>
    <message>
        <source>“%1”: %2 of %3 samples are not possible in %4. Such values are kept, flagged and not believed.</source>
        <translation>“%1”：抽样 %3 个中有 %2 个以 %4 计不可能。此类数值会保留并标记，但不予采信。</translation>
    </message>
    <message>
        <source> They would fit %1.</source>
        <translation> 若以 %1 计则合理。</translation>
    </message>
    <message>
        <source>“%1” is shown in %2; what was written is kept beside it.</source>
        <translation>“%1”以 %2 显示；原始内容一并保留。</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <source>Unit said</source>
        <translation>标明的单位</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>导入为</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::MeasuresView</name>
    <message>
        <source>not verified</source>
        <translation>未核实</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>尚未知</translation>
    </message>
    <message>
        <source>All indicators</source>
        <translation>全部指标</translation>
    </message>
    <message>
        <source>Search the indicators</source>
        <translation>搜索指标</translation>
    </message>
    <message>
        <source>Search  /</source>
        <translation>搜索  /</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比率</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>未测量</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::MedicineBox</name>
    <message>
        <source>dose, how often, how long: 1g bid 12w</source>
        <translation>用量、频次、疗程：1g bid 12w，一次1片 一日2次 28天</translation>
    </message>
    <message>
        <source>Medicine: name, pinyin, initials, ATC or code …</source>
        <translation>药品：名称、拼音、首字母、ATC或编码…</translation>
    </message>
    <message>
        <source>Dose of %1</source>
        <translation>%1的用法用量</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>药品</translation>
    </message>
    <message>
        <source>No product found for “%1”</source>
        <translation>没有找到“%1”</translation>
    </message>
    <message>
        <source>Ctrl M</source>
        <translation>Ctrl M</translation>
    </message>
    <message>
        <source>%1 as usual</source>
        <comment>how long</comment>
        <translation>%1（默认）</translation>
    </message>
    <message>
        <source>Enter finishes · Esc back</source>
        <translation>回车完成 · Esc 返回</translation>
    </message>
    <message>
        <source>not understood yet</source>
        <translation>尚未识别</translation>
    </message>
    <message>
        <source>No product found. A decoction goes on herb by herb: 黄芪30g 党参15g 7剂</source>
        <translation>未找到药品。汤剂请逐味输入：黄芪30g 党参15g 7剂</translation>
    </message>
    <message>
        <source>Enter finishes</source>
        <translation>回车完成</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::MedicinesCard</name>
    <message>
        <source>Medicines</source>
        <translation>用药</translation>
    </message>
    <message>
        <source>No medicine is recorded as being taken.</source>
        <translation>没有正在服用的药物记录。</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::MoneyTiles</name>
    <message>
        <source>Member-months to date</source>
        <translation>累计人月</translation>
    </message>
    <message>
        <source>%1 members · +%2 / −%3 this month</source>
        <translation>参保%1人 · 本月+%2/−%3</translation>
    </message>
    <message>
        <source>Budget to date</source>
        <translation>累计预算</translation>
    </message>
    <message>
        <source>%1 per member-month, an average</source>
        <translation>%1/人月，为平均值</translation>
    </message>
    <message>
        <source>Spent to date</source>
        <translation>累计支出</translation>
    </message>
    <message>
        <source>own %1 · elsewhere %2</source>
        <translation>本机构 %1 · 外院 %2</translation>
    </message>
    <message>
        <source>%1, and %2 are estimated to be on their way</source>
        <translation>%1，另有约%2尚未到账</translation>
    </message>
    <message>
        <source>Deficit to date</source>
        <translation>累计超支</translation>
    </message>
    <message>
        <source>Surplus to date</source>
        <translation>累计结余</translation>
    </message>
    <message>
        <source>policy: %1</source>
        <translation>政策：%1</translation>
    </message>
    <message>
        <source>%1 after what is on its way, before quality and stop-loss</source>
        <translation>%1：已扣未到账，未计质量与止损</translation>
    </message>
    <message>
        <source>Cost of the year, forecast</source>
        <translation>全年费用预测</translation>
    </message>
    <message>
        <source>80 %: %1 to %2</source>
        <translation>80%区间：%1至%2</translation>
    </message>
    <message>
        <source>from the third month on</source>
        <translation>自第三个月起</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::MonthBars</name>
    <message>
        <source>%1: %2 came, %3 left</source>
        <translation>%1：转入 %2，转出 %3</translation>
    </message>
    <message>
        <source>Arrivals and departures by month</source>
        <translation>按月转入与转出</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>转入</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>转出</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::MovesCard</name>
    <message>
        <source>Clinic</source>
        <translation>机构归属</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>转出</translation>
    </message>
    <message>
        <source>Came on %1, not taken in yet.</source>
        <translation>%1 转入，尚未接收。</translation>
    </message>
    <message>
        <source>Came on %1, taken in by %2.</source>
        <translation>%1 转入，由 %2 接收。</translation>
    </message>
    <message>
        <source>Handover from %1.</source>
        <translation>已收到 %1 的交接。</translation>
    </message>
    <message>
        <source>Leaves for %1: %2.</source>
        <translation>将转往 %1：%2。</translation>
    </message>
    <message>
        <source>handed over, waits for the consortium</source>
        <translation>已交接，等待医联体办理</translation>
    </message>
    <message>
        <source>handover to confirm</source>
        <translation>交接待确认</translation>
    </message>
    <message>
        <source>Has not asked to leave.</source>
        <translation>未申请转出。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::MovesListText</name>
    <message>
        <source>Resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>转入日期</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>no handover</source>
        <translation>无交接</translation>
    </message>
    <message>
        <source>asked back</source>
        <translation>已回询</translation>
    </message>
    <message>
        <source>Where to, from</source>
        <translation>去向、来源</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Stands at</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>申请日期</translation>
    </message>
    <message>
        <source>asked there</source>
        <translation>在对方机构申请</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>迹象</translation>
    </message>
    <message>
        <source>Family doctor</source>
        <translation>家庭医生</translation>
    </message>
    <message>
        <source>has asked to leave</source>
        <translation>已申请转出</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::MovesScreen</name>
    <message>
        <source>Arrivals and departures</source>
        <translation>转入与转出</translation>
    </message>
    <message>
        <source>Why is the request taken back?</source>
        <translation>为何撤回申请？</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Reading arrivals …</source>
        <translation>正在读取转入名单…</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>无人待接收</translation>
    </message>
    <message>
        <source>Whoever comes from another clinic stands here until somebody takes them in.</source>
        <translation>由其他机构转入的居民在接收前列于此处。</translation>
    </message>
    <message>
        <source>Reading requests …</source>
        <translation>正在读取申请…</translation>
    </message>
    <message>
        <source>Nobody is leaving</source>
        <translation>无人待转出</translation>
    </message>
    <message>
        <source>A resident asks to leave from the chart; who wants to come is asked for here.</source>
        <translation>转出在档案中申请；转入在此处申请。</translation>
    </message>
    <message>
        <source>Look at the handover</source>
        <translation>查看交接</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Looking for signs …</source>
        <translation>正在查找迹象…</translation>
    </message>
    <message>
        <source>No sign</source>
        <translation>暂无迹象</translation>
    </message>
    <message>
        <source>Nobody who comes here shows a sign of leaving.</source>
        <translation>现有居民均无转出迹象。</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>To take in</source>
        <translation>待接收</translation>
    </message>
    <message>
        <source>Leaving and coming</source>
        <translation>待转出与申请转入</translation>
    </message>
    <message>
        <source>May leave</source>
        <translation>可能转出</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Wants to come</source>
        <translation>申请转入</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation>打开档案</translation>
    </message>
    <message>
        <source>Pages of arrivals and departures</source>
        <translation>转入与转出各页</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>迹象</translation>
    </message>
    <message>
        <source>To be taken in, the longest waiting first</source>
        <translation>待接收名单，等候最久者在前</translation>
    </message>
    <message>
        <source>Who is leaving or wants to come</source>
        <translation>待转出与申请转入名单</translation>
    </message>
    <message>
        <source>Who may leave, the gravest sign first</source>
        <translation>可能转出名单，最重迹象在前</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::MovesWord</name>
    <message>
        <source>none known</source>
        <translation>未发现</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未询问</translation>
    </message>
    <message>
        <source>nothing recorded</source>
        <translation>无记录</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>未说明原因</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>已转</translation>
    </message>
    <message>
        <source>With the consortium</source>
        <translation>医联体办理中</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>已交接</translation>
    </message>
    <message>
        <source>Handover to confirm</source>
        <translation>交接待确认</translation>
    </message>
    <message>
        <source>Handover to write</source>
        <translation>交接待填写</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>转出</translation>
    </message>
    <message>
        <source>Wants to come</source>
        <translation>申请转入</translation>
    </message>
    <message>
        <source>General knowledge, not verified</source>
        <translation>通用知识，未核实</translation>
    </message>
    <message>
        <source>Asked before</source>
        <translation>曾申请转出</translation>
    </message>
    <message>
        <source>Contract lapsed</source>
        <translation>签约已到期</translation>
    </message>
    <message>
        <source>Contract ending</source>
        <translation>签约将到期</translation>
    </message>
    <message>
        <source>Costs elsewhere rising</source>
        <translation>外院费用上升</translation>
    </message>
    <message>
        <source>Visits elsewhere</source>
        <translation>外院就诊</translation>
    </message>
    <message>
        <source>Long not seen</source>
        <translation>久未就诊</translation>
    </message>
    <message>
        <source>Missed bookings</source>
        <translation>多次失约</translation>
    </message>
    <message>
        <source>Declined contact</source>
        <translation>拒绝联系</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::NewStorePage</name>
    <message>
        <source>Needed: the code that the consortium gave your clinic</source>
        <translation>必填：医联体分配给本机构的代码</translation>
    </message>
    <message>
        <source>Needed: shown at the top of the window</source>
        <translation>必填：显示在窗口顶部</translation>
    </message>
    <message>
        <source>Needed: it stands under what you sign</source>
        <translation>必填：显示在您签名的记录上</translation>
    </message>
    <message>
        <source>The two are not the same</source>
        <translation>两次输入不一致</translation>
    </message>
    <message>
        <source>A new store</source>
        <translation>新建数据库</translation>
    </message>
    <message>
        <source>Institution code</source>
        <translation>机构代码</translation>
    </message>
    <message>
        <source>Clinic name</source>
        <translation>机构名称</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>再次输入口令</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Create store</source>
        <translation>建立数据库</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::NextVisitCard</name>
    <message>
        <source>Next</source>
        <translation>下次随访</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>下次随访</translation>
    </message>
    <message>
        <source>Why later</source>
        <translation>推迟原因</translation>
    </message>
    <message>
        <source>By the rule until %1; suggested %2, a working day.</source>
        <translation>按规定不晚于 %1；建议 %2（工作日）。</translation>
    </message>
    <message>
        <source>The public holidays of that year are not published yet; only its weekends are known.</source>
        <translation>该年法定节假日尚未公布，目前只考虑周末。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::OpenOrdersScreen</name>
    <message>
        <source>Open orders</source>
        <translation>未完成的检验检查</translation>
    </message>
    <message>
        <source>Reading the orders …</source>
        <translation>正在读取申请单…</translation>
    </message>
    <message>
        <source>To collect</source>
        <translation>待采集</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Nothing to collect</source>
        <translation>没有待采集的标本</translation>
    </message>
    <message>
        <source>Every specimen that was ordered has been taken.</source>
        <translation>已申请的标本均已采集。</translation>
    </message>
    <message>
        <source>Nothing is under way</source>
        <translation>没有进行中的项目</translation>
    </message>
    <message>
        <source>No specimen or study waits for its result.</source>
        <translation>没有等待结果的标本或检查。</translation>
    </message>
    <message>
        <source>Nothing is overdue</source>
        <translation>没有逾期的结果</translation>
    </message>
    <message>
        <source>Every result came in its time.</source>
        <translation>结果均按时返回。</translation>
    </message>
    <message>
        <source>Scan a label: the specimen was taken</source>
        <translation>扫描标签：标本已采集</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>已采集</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>全部标签</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>检查申请</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>病历</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::OpenOrdersText</name>
    <message>
        <source>Person</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应回时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between tests</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>加急</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::OrderLineRow</name>
    <message>
        <source>Choose why it is measured once more</source>
        <translation>请选择再次检查的理由</translation>
    </message>
    <message>
        <source>%1 on %2, %3</source>
        <comment>a test, when it was ordered, its state</comment>
        <translation>%2 %1（%3）</translation>
    </message>
    <message>
        <source>Ordered already: %1</source>
        <translation>已申请：%1</translation>
    </message>
    <message>
        <source>saves %1</source>
        <translation>节省 %1</translation>
    </message>
    <message>
        <source>fasting</source>
        <translation>空腹</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>加急</translation>
    </message>
    <message>
        <source>%1: urgent</source>
        <translation>%1：加急</translation>
    </message>
    <message>
        <source>%1: take away</source>
        <translation>%1：移除</translation>
    </message>
    <message>
        <source>Take away (Del)</source>
        <translation>移除（Del）</translation>
    </message>
    <message>
        <source>Use this result</source>
        <translation>采用此结果</translation>
    </message>
    <message>
        <source>Order all the same</source>
        <translation>仍然申请</translation>
    </message>
    <message>
        <source>%1: the result that is there, or a new one</source>
        <translation>%1：采用已有结果，或重新检查</translation>
    </message>
    <message>
        <source>Why once more</source>
        <translation>再次检查的理由</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::OrderScreen</name>
    <message>
        <source>Orders</source>
        <translation>检查申请</translation>
    </message>
    <message>
        <source>Reading the orders …</source>
        <translation>正在读取申请单…</translation>
    </message>
    <message>
        <source>%1 saved by results that are there</source>
        <translation>互认已有结果节省 %1</translation>
    </message>
    <message>
        <source>comes fasting</source>
        <translation>需空腹</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>重新读取</translation>
    </message>
    <message numerus="yes">
        <source>Signed: %n order(s)</source>
        <translation>
            <numerusform>已签署 %n 项申请</numerusform>
        </translation>
    </message>
    <message>
        <source>Print labels</source>
        <translation>打印标签</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>To be signed</source>
        <translation>待签署</translation>
    </message>
    <message>
        <source>Nothing is chosen. Type a test, or take a set with its key.</source>
        <translation>尚未选择。请输入项目，或用快捷键选取组合。</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>已申请</translation>
    </message>
    <message>
        <source>Nothing was ordered yet.</source>
        <translation>尚无申请。</translation>
    </message>
    <message>
        <source>Orders for %1</source>
        <translation>%1的检查申请</translation>
    </message>
    <message>
        <source>prices and validity: general knowledge, to be verified</source>
        <translation>价格与有效期为一般知识，待核实</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::OrderWords</name>
    <message>
        <source>institution not said</source>
        <translation>未注明机构</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>已签署</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>collected</source>
        <translation>已采集</translation>
    </message>
    <message>
        <source>at the laboratory</source>
        <translation>实验室已收</translation>
    </message>
    <message>
        <source>partly here</source>
        <translation>部分结果</translation>
    </message>
    <message>
        <source>result here</source>
        <translation>结果已回</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被退回</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>mistake</source>
        <translation>误录</translation>
    </message>
    <message numerus="yes">
        <source>result within %n day(s)</source>
        <translation>
            <numerusform>%n天内出结果</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>result within %n hour(s)</source>
        <translation>
            <numerusform>%n小时内出结果</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 mL</source>
        <translation>%1 mL</translation>
    </message>
    <message>
        <source>image</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>描记</translation>
    </message>
    <message>
        <source>no specimen</source>
        <translation>不采标本</translation>
    </message>
    <message>
        <source>recognised</source>
        <translation>可互认</translation>
    </message>
    <message>
        <source>too old</source>
        <translation>已过有效期</translation>
    </message>
    <message>
        <source>its institution is not recognised</source>
        <translation>该机构不在互认级别</translation>
    </message>
    <message>
        <source>its institution is not on the list</source>
        <translation>该机构不在名单上</translation>
    </message>
    <message>
        <source>another method</source>
        <translation>方法不同</translation>
    </message>
    <message>
        <source>its value is doubted</source>
        <translation>结果存疑</translation>
    </message>
    <message>
        <source>not final yet</source>
        <translation>尚非最终结果</translation>
    </message>
    <message>
        <source>not all of it was measured</source>
        <translation>项目不全</translation>
    </message>
    <message>
        <source>Recognised until %1: %2</source>
        <translation>互认至 %1：%2</translation>
    </message>
    <message>
        <source>Not recognised, %1: %2</source>
        <comment>why, and which results</comment>
        <translation>不互认（%1）：%2</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::OrderedRow</name>
    <message>
        <source>%1 by %2</source>
        <comment>when, who ordered</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>collected %1</source>
        <translation>采集于 %1</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>应回 %1</translation>
    </message>
    <message>
        <source>once more: %1</source>
        <translation>再次检查：%1</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>%1: label</source>
        <translation>%1：标签</translation>
    </message>
    <message>
        <source>Cancel …</source>
        <translation>取消…</translation>
    </message>
    <message>
        <source>%1: cancel</source>
        <translation>%1：取消</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::OrdersCard</name>
    <message>
        <source>Orders</source>
        <translation>检查申请</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>Nothing is under way.</source>
        <translation>没有进行中的申请。</translation>
    </message>
    <message numerus="yes">
        <source>%n more under way</source>
        <translation>
            <numerusform>另有 %n 项进行中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen, not signed yet</source>
        <translation>
            <numerusform>已选 %n 项，尚未签署</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::OutcomeBoard</name>
    <message>
        <source>%1 points</source>
        <translation>%1个百分点</translation>
    </message>
    <message>
        <source>risen</source>
        <translation>上升</translation>
    </message>
    <message>
        <source>before</source>
        <translation>此前</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>published elsewhere</source>
        <translation>公开发表</translation>
    </message>
    <message>
        <source>Cost per member-month</source>
        <translation>月人均费用</translation>
    </message>
    <message>
        <source>%1 → %2 (%3)</source>
        <translation>%1 → %2（%3）</translation>
    </message>
    <message>
        <source>Surplus of the budget</source>
        <translation>结余率</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Member-months</source>
        <translation>人月</translation>
    </message>
    <message>
        <source> (less is better)</source>
        <translation>（越低越好）</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>资金</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>医疗质量</translation>
    </message>
    <message>
        <source>measures that decide payment</source>
        <translation>用于支付的指标</translation>
    </message>
    <message>
        <source>How it is figured</source>
        <translation>计算方法</translation>
    </message>
    <message>
        <source>%1 – %2 against %3 – %4</source>
        <translation>%1至%2，对比%3至%4</translation>
    </message>
    <message>
        <source>The same months of two years, so that the season cancels out. The fall of the cost and the surplus of the budget are two figures: one is against what was spent, the other against what was granted.</source>
        <translation>取两年的相同月份，以抵消季节影响。费用降幅与结余率是两个数字：前者与过去的支出比，后者与拨付的预算比。</translation>
    </message>
    <message>
        <source>Care: the twelve months that end with %1 and with %2. Nobody is left out for a target of their own; what is missing fails.</source>
        <translation>质量：取截至%1与截至%2的各十二个月。有个体化目标者不剔除；缺失按未达标。</translation>
    </message>
    <message>
        <source>Published elsewhere is a reference, not an aim. Source: %1</source>
        <translation>公开发表的数字仅供参考，不是目标。来源：%1</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::OutcomeText</name>
    <message>
        <source>It cannot be written as the hub wants it, so it was not sent.</source>
        <translation>无法按中心要求的格式写出，因此没有发送。</translation>
    </message>
    <message>
        <source>The hub does not allow this desk to write it.</source>
        <translation>中心不允许本工作站写入。</translation>
    </message>
    <message>
        <source>It is too large for the hub.</source>
        <translation>内容过大，中心无法接收。</translation>
    </message>
    <message>
        <source>The hub would not take it and did not say why (HTTP %1).</source>
        <translation>中心未接收且未说明原因（HTTP %1）。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::OverrideDialog</name>
    <message>
        <source>Reasons before signing</source>
        <translation>签名前说明理由</translation>
    </message>
    <message>
        <source>Why sign nevertheless?</source>
        <translation>为何坚持用药？</translation>
    </message>
    <message>
        <source>Each reason is kept with the order, and the pharmacist reads it.</source>
        <translation>每条理由随处方保存，供药师审阅。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>A reason is needed</source>
        <translation>请填写理由</translation>
    </message>
    <message>
        <source>Sign with these reasons</source>
        <translation>注明理由并签名</translation>
    </message>
    <message>
        <source>Back to the prescription</source>
        <translation>返回处方</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PadFooter</name>
    <message>
        <source>Templates</source>
        <translation>处方模板</translation>
    </message>
    <message>
        <source>Renew all</source>
        <translation>全部续方</translation>
    </message>
    <message>
        <source>Sign and print</source>
        <translation>签名并打印</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Ctrl M to the medicine · Esc leaves</source>
        <translation>Ctrl M 输入药品 · Esc 离开</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>审核中…</translation>
    </message>
    <message>
        <source>resident pays %1</source>
        <translation>个人自付%1</translation>
    </message>
    <message>
        <source>what the resident pays is not known</source>
        <translation>个人自付未知</translation>
    </message>
    <message numerus="yes">
        <source>%n form(s)</source>
        <translation>
            <numerusform>%n张处方</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n medicine(s)</source>
        <translation>
            <numerusform>%n种药品</numerusform>
        </translation>
    </message>
    <message>
        <source>ready to sign</source>
        <translation>可以签名</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) open</source>
        <translation>
            <numerusform>%n项待处理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contraindicated</source>
        <translation>
            <numerusform>%n项禁忌</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n major</source>
        <translation>
            <numerusform>%n项严重</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PadText</name>
    <message>
        <source>by mouth</source>
        <translation>口服</translation>
    </message>
    <message>
        <source>subcutaneous</source>
        <translation>皮下</translation>
    </message>
    <message>
        <source>intravenous</source>
        <translation>静脉</translation>
    </message>
    <message>
        <source>intramuscular</source>
        <translation>肌注</translation>
    </message>
    <message>
        <source>inhaled</source>
        <translation>吸入</translation>
    </message>
    <message>
        <source>on the skin</source>
        <translation>外用</translation>
    </message>
    <message>
        <source>under the tongue</source>
        <translation>舌下</translation>
    </message>
    <message>
        <source>into the nose</source>
        <translation>鼻用</translation>
    </message>
    <message>
        <source>Resident doctor</source>
        <translation>住院医师</translation>
    </message>
    <message>
        <source>Attending (intermediate)</source>
        <translation>主治医师（中级）</translation>
    </message>
    <message>
        <source>Associate chief</source>
        <translation>副主任医师</translation>
    </message>
    <message>
        <source>Chief</source>
        <translation>主任医师</translation>
    </message>
    <message>
        <source>%1 × a day</source>
        <comment>times</comment>
        <translation>一日%1次</translation>
    </message>
    <message>
        <source>%1 × a week</source>
        <comment>times</comment>
        <translation>一周%1次</translation>
    </message>
    <message>
        <source>%1 × in %2 days</source>
        <comment>times</comment>
        <translation>%2天%1次</translation>
    </message>
    <message>
        <source>as needed</source>
        <translation>必要时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1天</translation>
    </message>
    <message numerus="yes">
        <source>%n pack(s)</source>
        <translation>
            <numerusform>%n盒</numerusform>
        </translation>
    </message>
    <message>
        <source>Emergency</source>
        <comment>prescription</comment>
        <translation>急诊</translation>
    </message>
    <message>
        <source>Long</source>
        <comment>prescription</comment>
        <translation>长期</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <comment>prescription</comment>
        <translation>普通</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>片</translation>
    </message>
    <message>
        <source>cap</source>
        <translation>粒</translation>
    </message>
    <message>
        <source>pill</source>
        <translation>丸</translation>
    </message>
    <message>
        <source>sachet</source>
        <translation>袋</translation>
    </message>
    <message>
        <source>puff</source>
        <translation>喷</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a piece of a decoction, and what is wrong with it</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n herb(s)</source>
        <translation>
            <numerusform>%n 味药</numerusform>
        </translation>
    </message>
    <message>
        <source>how many doses? 7剂</source>
        <translation>共几剂？如 7剂</translation>
    </message>
    <message numerus="yes">
        <source>%n dose(s)</source>
        <comment>of a decoction</comment>
        <translation>
            <numerusform>%n 剂</numerusform>
        </translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>价格未知</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PairPane</name>
    <message>
        <source>Merge the record of %1 into the kept one: why are they one person?</source>
        <translation>将%1的档案并入保留的档案：为何是同一人？</translation>
    </message>
    <message>
        <source>Why may they be one person after all?</source>
        <translation>为何可能仍是同一人？</translation>
    </message>
    <message>
        <source>How do you know that they are two people?</source>
        <translation>如何确定是两个人？</translation>
    </message>
    <message>
        <source>Take the merge back: why are they two people?</source>
        <translation>撤销合并：为何是两个人？</translation>
    </message>
    <message>
        <source>Kept: %1 · %2</source>
        <translation>保留：%1 · %2</translation>
    </message>
    <message>
        <source>Merged: %1 · %2</source>
        <translation>已并入：%1 · %2</translation>
    </message>
    <message>
        <source>Other: %1 · %2</source>
        <translation>另一份：%1 · %2</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>who, when, why</comment>
        <translation>%1，%2：%3</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n point(s)</source>
        <translation>
            <numerusform>%1，%n分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) by weights that are general knowledge, not yet verified</source>
        <translation>
            <numerusform>%n分；权重为一般经验，尚未核实</numerusform>
        </translation>
    </message>
    <message>
        <source>Against: %1</source>
        <translation>不支持：%1</translation>
    </message>
    <message>
        <source>For: %1</source>
        <translation>支持：%1</translation>
    </message>
    <message>
        <source>Kept</source>
        <comment>facts of the kept record</comment>
        <translation>保留</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>facts of the other record</comment>
        <translation>另一份</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>May be one after all …</source>
        <translation>可能仍是同一人 …</translation>
    </message>
    <message>
        <source>Two people …</source>
        <translation>是两个人 …</translation>
    </message>
    <message>
        <source>What the kept record says</source>
        <translation>保留档案的内容</translation>
    </message>
    <message>
        <source>Choose whose value stays; a blank takes the other&apos;s. The merged record keeps its own and gets them back when the merge is taken back.</source>
        <translation>选择保留哪一份的内容；空白处自动取另一份的值。被并入的档案保留自己的内容，撤销合并后恢复原样。</translation>
    </message>
    <message>
        <source>What comes together</source>
        <translation>将合并显示的内容</translation>
    </message>
    <message>
        <source>Drafts, sensor days and what was booked in the ledger stay with their record.</source>
        <translation>草稿、动态血糖日数据及已入账的费用仍留在各自的档案。</translation>
    </message>
    <message>
        <source>Merge …</source>
        <translation>合并 …</translation>
    </message>
    <message>
        <source>Keep the other</source>
        <translation>改为保留另一份</translation>
    </message>
    <message>
        <source>Take the merge back …</source>
        <translation>撤销合并 …</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>健康档案</translation>
    </message>
    <message>
        <source>Other chart</source>
        <translation>另一份健康档案</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PartsCard</name>
    <message>
        <source>No doctor named</source>
        <translation>未指定医生</translation>
    </message>
    <message>
        <source>No grid</source>
        <translation>未分网格</translation>
    </message>
    <message>
        <source>Grid %1</source>
        <translation>网格%1</translation>
    </message>
    <message>
        <source>members</source>
        <translation>人月</translation>
    </message>
    <message>
        <source>per month</source>
        <translation>月人均</translation>
    </message>
    <message>
        <source>to all</source>
        <translation>与总体比</translation>
    </message>
    <message>
        <source>member-months</source>
        <translation>人月</translation>
    </message>
    <message>
        <source>%1: %2 per member-month</source>
        <translation>%1：月人均%2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有%n项</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Where the money went</source>
        <translation>费用去向</translation>
    </message>
    <message>
        <source>By doctor</source>
        <translation>按医生</translation>
    </message>
    <message>
        <source>By grid</source>
        <translation>按网格</translation>
    </message>
    <message>
        <source>By tier</source>
        <translation>按风险分层</translation>
    </message>
    <message>
        <source>average of a group, no limit</source>
        <translation>群体平均，并非限额</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PeopleCard</name>
    <message>
        <source>Nobody stands out.</source>
        <translation>无人明显偏离。</translation>
    </message>
    <message>
        <source>The budget is an average: nobody has a limit. Each look at a cost is kept in the audit, and none is printed.</source>
        <translation>预算是平均值，任何人都没有个人限额。每次查看个人费用都会留痕，且不可打印。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Show what %1 cost</source>
        <translation>查看%1的费用</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>健康档案</translation>
    </message>
    <message>
        <source>Chart of %1</source>
        <translation>%1的健康档案</translation>
    </message>
    <message>
        <source>Residents to look at</source>
        <translation>需关注的居民</translation>
    </message>
    <message>
        <source>far above what their tier suggests</source>
        <translation>明显高于同层水平</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PeopleScreen</name>
    <message>
        <source>reached</source>
        <translation>已达标</translation>
    </message>
    <message>
        <source>out of reach</source>
        <translation>已无法达标</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>已过%1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n day(s)</source>
        <comment>until a day, so many days left</comment>
        <translation>
            <numerusform>%1，剩%n天</numerusform>
        </translation>
    </message>
    <message>
        <source>People behind a number</source>
        <translation>数字背后的居民</translation>
    </message>
    <message>
        <source>No number was chosen</source>
        <translation>尚未选择数字</translation>
    </message>
    <message>
        <source>Open one from the indicators.</source>
        <translation>请从指标页打开。</translation>
    </message>
    <message>
        <source>Looking for the people …</source>
        <translation>正在查找居民…</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>the first %1 of %2</source>
        <translation>前%1人，共%2人</translation>
    </message>
    <message>
        <source>Nobody stands here</source>
        <translation>此处没有居民</translation>
    </message>
    <message>
        <source>Choose another of the groups above.</source>
        <translation>请选择上方其他分组。</translation>
    </message>
    <message>
        <source>%1 stands on your list of today&apos;s work.</source>
        <translation>%1已列入您今日的工作。</translation>
    </message>
    <message>
        <source>Nothing of %1 is due yet, so no work stands on the list to be taken.</source>
        <translation>%1暂无到期事项，清单中没有可认领的工作。</translation>
    </message>
    <message>
        <source>Book an appointment or open the chart instead.</source>
        <translation>可改为预约或打开病历。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Which of them</source>
        <translation>其中哪些</translation>
    </message>
    <message>
        <source>People</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Why, and what would mend it</source>
        <translation>原因与如何改善</translation>
    </message>
    <message>
        <source>Savable until</source>
        <translation>最迟补救日</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>医生</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>健康档案</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>随访</translation>
    </message>
    <message>
        <source>Order tests</source>
        <translation>开检查</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Take on</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>What of this person stands on today&apos;s work is given to you</source>
        <translation>将该居民今日待办事项分配给您</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PersonHeader</name>
    <message>
        <source>No. %1</source>
        <comment>record number</comment>
        <translation>档案号 %1</translation>
    </message>
    <message>
        <source>Grid %1</source>
        <translation>网格 %1</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>已死亡</translation>
    </message>
    <message>
        <source>Moved away</source>
        <translation>已迁出</translation>
    </message>
    <message>
        <source>Moved away %1</source>
        <translation>%1 迁出</translation>
    </message>
    <message>
        <source>Moved here %1</source>
        <translation>%1 迁入</translation>
    </message>
    <message>
        <source>No contract</source>
        <translation>未签约</translation>
    </message>
    <message>
        <source>Contract ended %1</source>
        <translation>签约已于 %1 到期</translation>
    </message>
    <message>
        <source>Contract to %1</source>
        <translation>签约至 %1</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1，自 %2</translation>
    </message>
    <message>
        <source>Allergies not asked</source>
        <translation>未询问过敏史</translation>
    </message>
    <message>
        <source>No known allergies</source>
        <translation>无已知过敏</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PharmacistText</name>
    <message>
        <source>Long prescription: diagnosis</source>
        <translation>长处方：诊断</translation>
    </message>
    <message>
        <source>Long prescription: whether the medicine may stand on one</source>
        <translation>长处方：药品是否可开</translation>
    </message>
    <message>
        <source>Long prescription: stable regimen</source>
        <translation>长处方：方案是否稳定</translation>
    </message>
    <message>
        <source>Long prescription: adherence</source>
        <translation>长处方：依从性</translation>
    </message>
    <message>
        <source>Long prescription: control</source>
        <translation>长处方：控制情况</translation>
    </message>
    <message>
        <source>Long prescription: assessment before the first one</source>
        <translation>长处方：首次开具前评估</translation>
    </message>
    <message>
        <source>The line as a whole</source>
        <comment>a check</comment>
        <translation>整条医嘱</translation>
    </message>
    <message>
        <source>Allergy</source>
        <comment>a check</comment>
        <translation>过敏</translation>
    </message>
    <message>
        <source>Pregnancy</source>
        <comment>a check</comment>
        <translation>妊娠哺乳</translation>
    </message>
    <message>
        <source>Age</source>
        <comment>a check</comment>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <comment>a check</comment>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Dose</source>
        <comment>a check</comment>
        <translation>剂量</translation>
    </message>
    <message>
        <source>Kidney</source>
        <comment>a check</comment>
        <translation>肾功能</translation>
    </message>
    <message>
        <source>Liver</source>
        <comment>a check</comment>
        <translation>肝功能</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <comment>a check</comment>
        <translation>重复用药</translation>
    </message>
    <message>
        <source>Interaction</source>
        <comment>a check</comment>
        <translation>相互作用</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <comment>a check</comment>
        <translation>监测</translation>
    </message>
    <message>
        <source>Quantity</source>
        <comment>a check</comment>
        <translation>数量</translation>
    </message>
    <message>
        <source>Long prescription</source>
        <translation>长处方</translation>
    </message>
    <message>
        <source>Emergency form</source>
        <translation>急诊处方</translation>
    </message>
    <message>
        <source>Decoction</source>
        <translation>中药饮片处方</translation>
    </message>
    <message>
        <source>Ordinary form</source>
        <translation>普通处方</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pack(s) of %1</source>
        <translation>
            <numerusform>%n 盒×%1</numerusform>
        </translation>
    </message>
    <message>
        <source>signed by %1 on %2</source>
        <translation>%1 于 %2 签名</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a decision, and its note</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>retired here by %1 on %2: %3</source>
        <translation>%1 于 %2 在本机构停用：%3</translation>
    </message>
    <message>
        <source>general knowledge, not signed yet</source>
        <translation>一般知识，药师未签名</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>waiting</comment>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>waiting</comment>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>waiting</comment>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>价格未知</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PhraseDialog</name>
    <message>
        <source>own</source>
        <comment>phrase</comment>
        <translation>个人</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>常用短语</translation>
    </message>
    <message>
        <source>Phrases: a figure inserts</source>
        <translation>常用短语：按数字插入</translation>
    </message>
    <message>
        <source>No phrase for this field yet. Write a sentence, press F9 and keep it.</source>
        <translation>该字段还没有短语。写一句话，按F9保存。</translation>
    </message>
    <message>
        <source>Keep what is written</source>
        <translation>保存已写内容</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PictureFrame</name>
    <message>
        <source>Opening …</source>
        <translation>正在打开……</translation>
    </message>
    <message>
        <source>Fetching …</source>
        <translation>正在获取……</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>What had come is kept; opening it again goes on from there.</source>
        <translation>已收到的部分已保留，再次打开时从该处继续。</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>再次打开</translation>
    </message>
    <message>
        <source>Full resolution: %1 %</source>
        <translation>完整分辨率：%1 %</translation>
    </message>
    <message>
        <source>Decoding: %1 %</source>
        <translation>解码：%1 %</translation>
    </message>
    <message>
        <source>Fetching: %1 %</source>
        <translation>获取：%1 %</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>bytes not checked</source>
        <translation>数据未校验</translation>
    </message>
    <message>
        <source>The sender gave no checksum, so nobody can tell whether these are the right bytes.</source>
        <translation>发送方未提供校验值，无法判断数据是否正确。</translation>
    </message>
    <message>
        <source>not taken by the hub</source>
        <translation>中心未接收</translation>
    </message>
    <message>
        <source>This picture is on this desk alone.</source>
        <translation>此图像仅存于本机。</translation>
    </message>
    <message>
        <source>waits to be sent</source>
        <translation>等待上传</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>取消（Esc）</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PictureList</name>
    <message>
        <source>not taken by the hub</source>
        <translation>中心未接收</translation>
    </message>
    <message>
        <source>waits to be sent</source>
        <translation>等待上传</translation>
    </message>
    <message>
        <source>not on this desk yet</source>
        <translation>尚未下载到本机</translation>
    </message>
    <message>
        <source>Images and documents</source>
        <translation>影像与文档</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PlanCard</name>
    <message>
        <source>Care plan</source>
        <translation>照护计划</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Nothing is agreed yet.</source>
        <translation>尚未约定。</translation>
    </message>
    <message>
        <source>Agreed on %1.</source>
        <translation>%1 约定。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PlanPanel</name>
    <message>
        <source>Noted as ordered or booked; nothing is sent:</source>
        <translation>记为已开单或已预约，系统不发送：</translation>
    </message>
    <message>
        <source>To the pad; taken when a form is signed:</source>
        <translation>转到处方，签名后记为已采纳：</translation>
    </message>
    <message>
        <source>The whole plan</source>
        <translation>整套方案</translation>
    </message>
    <message numerus="yes">
        <source>Take %n step(s)  ↵</source>
        <translation>
            <numerusform>采纳%n项  ↵</numerusform>
        </translation>
    </message>
    <message>
        <source>Back  Esc</source>
        <translation>返回  Esc</translation>
    </message>
    <message>
        <source>To the page of orders; taken when they are signed:</source>
        <translation>转到检查申请；签署后即视为采纳：</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PlanScreen</name>
    <message>
        <source>Care plan</source>
        <translation>照护计划</translation>
    </message>
    <message>
        <source>Reading the plan …</source>
        <translation>正在读取计划…</translation>
    </message>
    <message>
        <source>In force since %1, agreed by %2.</source>
        <translation>自 %1 起执行，%2 约定。</translation>
    </message>
    <message>
        <source>Nothing is agreed yet.</source>
        <translation>尚未约定。</translation>
    </message>
    <message>
        <source> (agreed)</source>
        <translation>(个体化)</translation>
    </message>
    <message>
        <source>Targets today: %1.</source>
        <translation>今日目标：%1。</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>what the person wants to reach</source>
        <translation>本人希望做到的</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>已讲解</translation>
    </message>
    <message>
        <source>texts are general knowledge until a clinician signs them</source>
        <translation>文字为一般知识，待临床医师签字</translation>
    </message>
    <message>
        <source>To measure at home</source>
        <translation>在家要测</translation>
    </message>
    <message>
        <source>In the person&apos;s own words, several divided by ;</source>
        <translation>用本人的话写，多条用分号隔开</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>约定</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PlanSessionDialog</name>
    <message>
        <source>Joint clinic</source>
        <translation>联合门诊</translation>
    </message>
    <message>
        <source>A day on which a specialist sees people here</source>
        <translation>专家来本机构坐诊</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Begins at (14:00)</source>
        <translation>开始时间（14:00）</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>时长（分钟）</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>名额</translation>
    </message>
    <message>
        <source>Specialist</source>
        <translation>专家</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>科室</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>诊室</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>安排</translation>
    </message>
    <message>
        <source>A day from today on</source>
        <translation>今天或以后的日期</translation>
    </message>
    <message>
        <source>A time such as 14:00</source>
        <translation>时间，例如 14:00</translation>
    </message>
    <message>
        <source>Who comes?</source>
        <translation>哪位专家？</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PrescriptionScreen</name>
    <message>
        <source>Prescription</source>
        <translation>处方</translation>
    </message>
    <message>
        <source>%1, prescription</source>
        <translation>%1，处方</translation>
    </message>
    <message>
        <source>Opening the prescription …</source>
        <translation>正在打开处方…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>%1 is not sold any more: choose another product.</source>
        <translation>%1已停售：请另选品规。</translation>
    </message>
    <message>
        <source>%1: a pack cost %2 and costs %3 now.</source>
        <translation>%1：每盒原价%2，现价%3。</translation>
    </message>
    <message>
        <source>%1: pack or terms are not what they were.</source>
        <translation>%1：包装或支付条件已变化。</translation>
    </message>
    <message>
        <source>The formulary changed while this was written. Look again before signing.</source>
        <translation>开方期间药品目录已更新，请核对后再签名。</translation>
    </message>
    <message>
        <source>There is nothing to sign yet.</source>
        <translation>还没有可签名的内容。</translation>
    </message>
    <message>
        <source>Signing …</source>
        <translation>正在签名…</translation>
    </message>
    <message>
        <source>Not signed yet.</source>
        <translation>尚未签名。</translation>
    </message>
    <message>
        <source>Signed.</source>
        <translation>已签名。</translation>
    </message>
    <message numerus="yes">
        <source>%n medicine(s)</source>
        <translation>
            <numerusform>%n种药品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n form(s)</source>
        <translation>
            <numerusform>%n张处方</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing that is taken now was ordered here before.</source>
        <translation>在用药品均未在本机构开具过。</translation>
    </message>
    <message>
        <source>Everything is on the pad already.</source>
        <translation>已全部在处方中。</translation>
    </message>
    <message>
        <source>Prescribe from “Takes now”: Enter on a medicine.</source>
        <translation>可在“在用药品”中选中药品按回车开具。</translation>
    </message>
    <message>
        <source>The assessment is recorded.</source>
        <translation>评估已记录。</translation>
    </message>
    <message>
        <source>Why is %1 stopped?</source>
        <translation>停用%1的理由？</translation>
    </message>
    <message>
        <source>%1 is stopped.</source>
        <translation>%1已停用。</translation>
    </message>
    <message>
        <source>Why is %1 held?</source>
        <translation>暂停%1的理由？</translation>
    </message>
    <message>
        <source>Why is %1 resumed?</source>
        <translation>恢复%1的理由？</translation>
    </message>
    <message>
        <source>%1 is held.</source>
        <translation>%1已暂停。</translation>
    </message>
    <message>
        <source>%1 is resumed.</source>
        <translation>%1已恢复。</translation>
    </message>
    <message>
        <source>Throw this prescription away?</source>
        <translation>放弃这张处方？</translation>
    </message>
    <message numerus="yes">
        <source>%n medicine(s) on the pad are not signed.</source>
        <translation>
            <numerusform>处方中有%n种药品尚未签名。</numerusform>
        </translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Keep writing</source>
        <translation>继续开方</translation>
    </message>
    <message>
        <source>This medicine is not taken any more.</source>
        <translation>该药已不在用。</translation>
    </message>
    <message>
        <source>What takes the place of %1?</source>
        <translation>用什么替代 %1？</translation>
    </message>
    <message>
        <source>Its substance is searched; any other name may be typed.</source>
        <translation>已按其成分检索；也可输入其他药名。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PricePlot</name>
    <message>
        <source>Price of a pack</source>
        <translation>每盒价格</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PrintDialog</name>
    <message>
        <source>Sent to the printer.</source>
        <translation>已发送到打印机。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Preparing the pages…</source>
        <translation>正在排版…</translation>
    </message>
    <message>
        <source>Nothing to print</source>
        <translation>没有可打印的内容</translation>
    </message>
    <message>
        <source>There is no document here yet.</source>
        <translation>这里还没有文档。</translation>
    </message>
    <message>
        <source>Chosen by the printer</source>
        <translation>由打印机选择</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第%1页 共%2页</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Language of the sheet</source>
        <translation>单据语言</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Clinic&apos;s telephone</source>
        <translation>诊所电话</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>No printer is set up</source>
        <translation>未设置打印机</translation>
    </message>
    <message>
        <source>Paper tray</source>
        <translation>纸盒</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为PDF…</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>First free label</source>
        <translation>首个可用标签</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ProductPopup</name>
    <message>
        <source>Long: %1</source>
        <comment>long prescription</comment>
        <translation>长期处方：%1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>stock and how long ago it was counted</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Stock: %1</source>
        <translation>库存：%1</translation>
    </message>
    <message>
        <source>Products found</source>
        <translation>找到的药品</translation>
    </message>
    <message>
        <source>↑↓ move · Enter takes it, then the dose · Esc close</source>
        <translation>↑↓ 移动 · 回车选定后输入用法用量 · Esc 关闭</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::QualityFilterBar</name>
    <message>
        <source>All doctors</source>
        <translation>全部医生</translation>
    </message>
    <message>
        <source>All grids</source>
        <translation>全部网格</translation>
    </message>
    <message>
        <source>All programmes</source>
        <translation>全部慢病项目</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>医生</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>慢病项目</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::QualityText</name>
    <message>
        <source>%1 percentage points</source>
        <translation>%1个百分点</translation>
    </message>
    <message>
        <source>%1 % relative</source>
        <translation>相对变化%1%</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1, better</source>
        <comment>of a change in percentage points</comment>
        <translation>%1，好转</translation>
    </message>
    <message>
        <source>%1, worse</source>
        <comment>of a change in percentage points</comment>
        <translation>%1，变差</translation>
    </message>
    <message>
        <source>as a month ago</source>
        <translation>与上月持平</translation>
    </message>
    <message>
        <source>no month before to compare with</source>
        <translation>无可比的上月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>本年</translation>
    </message>
    <message>
        <source>Twelve months</source>
        <translation>近12个月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>Counted against us</source>
        <translation>不利计数</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>National</source>
        <translation>国家规范</translation>
    </message>
    <message>
        <source>Clinical</source>
        <translation>临床</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>按公开定义</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>本机构</translation>
    </message>
    <message>
        <source>People</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Prescriptions</source>
        <translation>处方</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>资金</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>就诊</translation>
    </message>
    <message>
        <source>Person-years</source>
        <translation>人年</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two days</comment>
        <translation>%1至%2</translation>
    </message>
    <message>
        <source>nobody&apos;s</source>
        <comment>a group of people without a doctor or grid</comment>
        <translation>未归属</translation>
    </message>
    <message>
        <source>in no programme</source>
        <translation>未纳入慢病项目</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between two things to do</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>Same readings</source>
        <translation>读数雷同</translation>
    </message>
    <message>
        <source>Round digits</source>
        <translation>尾数偏好</translation>
    </message>
    <message>
        <source>Too short</source>
        <translation>时间过短</translation>
    </message>
    <message>
        <source>Two places at once</source>
        <translation>同时两地</translation>
    </message>
    <message numerus="yes">
        <source>%n visits in a row with the same pressures and glucose to the last digit</source>
        <translation>
            <numerusform>连续%n次随访的血压和血糖读数完全相同</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 pressures end in 0</source>
        <translation>%2次血压中%1尾数为0</translation>
    </message>
    <message>
        <source>signed %1 minutes after the visit before it</source>
        <translation>距上一次随访签署仅%1分钟</translation>
    </message>
    <message>
        <source>face to face at two places within %1 minutes</source>
        <translation>%1分钟内在两处面对面随访</translation>
    </message>
    <message>
        <source>Member-months</source>
        <translation>人月</translation>
    </message>
    <message>
        <source>%1 for %2 months</source>
        <translation>%1，共%2人月</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::QuestionsView</name>
    <message>
        <source>Report the year up to %1 to the consortium</source>
        <translation>向医联体上报本年截至%1的数字</translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) wait for the next sync</source>
        <translation>
            <numerusform>%n项数字等待下次同步</numerusform>
        </translation>
    </message>
    <message>
        <source>The consortium&apos;s own come back by it, once enough clinics have reported.</source>
        <translation>足够多的机构上报后，医联体的数字将随同步返回。</translation>
    </message>
    <message>
        <source>Signs that a record was written and not measured. Each is a question to ask whoever signed, not a verdict; records that were imported are not asked about.</source>
        <translation>记录可能并非实测的迹象。每一条都是向签署人提出的疑问，而非结论；导入的记录不在核对之列。</translation>
    </message>
    <message numerus="yes">
        <source>%n signed visits looked at</source>
        <translation>
            <numerusform>已核对%n次签署的随访</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the visits …</source>
        <translation>正在读取随访…</translation>
    </message>
    <message>
        <source>No visit was signed here in this period</source>
        <translation>本期没有在此签署的随访</translation>
    </message>
    <message>
        <source>So nothing was looked at.</source>
        <translation>因此没有核对任何记录。</translation>
    </message>
    <message>
        <source>Nothing to ask about</source>
        <translation>没有疑问</translation>
    </message>
    <message numerus="yes">
        <source>%n signed visits were looked at.</source>
        <translation>
            <numerusform>已核对%n次签署的随访。</numerusform>
        </translation>
    </message>
    <message>
        <source>Before anything is submitted</source>
        <translation>提交之前</translation>
    </message>
    <message>
        <source>Questions of authenticity</source>
        <translation>真实性疑问</translation>
    </message>
    <message>
        <source>What</source>
        <comment>kind of a question</comment>
        <translation>内容</translation>
    </message>
    <message>
        <source>Seen</source>
        <comment>what made the question</comment>
        <translation>发现</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签署人</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::QueueScreen</name>
    <message>
        <source>Prescription review</source>
        <translation>审方</translation>
    </message>
    <message>
        <source>Reading what waits …</source>
        <translation>正在读取待审处方 …</translation>
    </message>
    <message>
        <source>Nothing came back to you</source>
        <translation>没有退回给您的处方</translation>
    </message>
    <message>
        <source>What a pharmacist returns stands here until you have answered it.</source>
        <translation>药师退回的处方会列在这里，直到您答复。</translation>
    </message>
    <message>
        <source>No prescription waits</source>
        <translation>没有待审处方</translation>
    </message>
    <message>
        <source>Signed prescriptions come here by themselves, from this desk and with the next sync.</source>
        <translation>签名后的处方会自动出现在这里，包括本机和下次同步来的处方。</translation>
    </message>
    <message>
        <source>To review %1</source>
        <translation>待审 %1</translation>
    </message>
    <message>
        <source>Returned to me %1</source>
        <translation>退回给我 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n prescription(s) wait, the longest for %1</source>
        <translation>
            <numerusform>%n 张处方待审，最久已等 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Rules and figures</source>
        <translation>规则与统计</translation>
    </message>
    <message>
        <source>Prescriptions, the longest waiting first</source>
        <translation>处方，等待最久的在前</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::QueueText</name>
    <message>
        <source>Resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>处方</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审查</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>not here yet</source>
        <translation>尚未同步</translation>
    </message>
    <message numerus="yes">
        <source>%n interrupt(s)</source>
        <translation>
            <numerusform>%n 项中断</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n 项提示</numerusform>
        </translation>
    </message>
    <message>
        <source>no finding</source>
        <translation>无问题</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 种药</numerusform>
        </translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已答复</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::QueueWords</name>
    <message>
        <source>Registered</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>已测量</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>候诊</translation>
    </message>
    <message>
        <source>In the room</source>
        <translation>就诊中</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>已离开</translation>
    </message>
    <message>
        <source>Left unseen</source>
        <translation>未就诊离开</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>%1 waiting, %2 of them measured</source>
        <translation>候诊 %1 人，其中已测量 %2 人</translation>
    </message>
    <message>
        <source>%1 in the room</source>
        <translation>就诊中 %1 人</translation>
    </message>
    <message>
        <source>%1 left, %2 unseen</source>
        <translation>已离开 %1 人，其中未就诊 %2 人</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>已离开 %1 人</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RangeBar</name>
    <message>
        <source>Time in range</source>
        <translation>目标范围内时间</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ReadingsCard</name>
    <message>
        <source>Sensor and home</source>
        <translation>传感器与家庭自测</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>自测与传感器</translation>
    </message>
    <message>
        <source>%1 % in range, to %2</source>
        <translation>TIR %1 %，截至 %2</translation>
    </message>
    <message>
        <source>only %1 % of the time told</source>
        <translation>数据覆盖仅 %1 %</translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) from home</source>
        <translation>
            <numerusform>家庭自测 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>尚无。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ReadingsScreen</name>
    <message>
        <source>Readings</source>
        <translation>自测与传感器</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>No sensor has been read.</source>
        <translation>尚未读入传感器数据。</translation>
    </message>
    <message>
        <source>An export of LibreView or Dexcom Clarity, or a table with time and glucose, becomes a profile of fourteen days.</source>
        <translation>LibreView 或 Dexcom Clarity 的导出文件，或含时间与葡萄糖的表格，可生成14天图谱。</translation>
    </message>
    <message>
        <source>Read a sensor&apos;s file</source>
        <translation>读入传感器文件</translation>
    </message>
    <message>
        <source>Glucose through the day</source>
        <translation>一天中的葡萄糖</translation>
    </message>
    <message>
        <source>mmol/L · %1 to %2</source>
        <translation>mmol/L · %1 至 %2</translation>
    </message>
    <message>
        <source>The sensor told only %1 % of the time.</source>
        <translation>传感器数据只覆盖 %1 % 的时间。</translation>
    </message>
    <message>
        <source>Below %1 % a profile does not speak for fourteen days: read it with care; no GMI is told.</source>
        <translation>低于 %1 % 的图谱不能代表14天：请谨慎解读，不计算 GMI。</translation>
    </message>
    <message>
        <source>Line: median. Dark: half of the readings. Light: nine of ten. Dashed: 3.9 and 10.0 mmol/L.</source>
        <translation>线：中位数。深色：一半读数。浅色：九成读数。虚线：3.9 与 10.0 mmol/L。</translation>
    </message>
    <message>
        <source>Were these another person&apos;s?</source>
        <translation>这些读数是别人的吗?</translation>
    </message>
    <message>
        <source>The sensor&apos;s readings of %1 to %2 no longer count. What was written stays in the audit trail.</source>
        <translation>%1 至 %2 的传感器读数将不再计入；已写入的内容仍留在审计记录中。</translation>
    </message>
    <message>
        <source>Take these days back</source>
        <translation>撤回这些天</translation>
    </message>
    <message>
        <source>From a sensor and from home. Kept apart from laboratory values, control and measures.</source>
        <translation>来自传感器和家庭自测。与化验值、控制状况和考核指标分开。</translation>
    </message>
    <message>
        <source>Read a file</source>
        <translation>读入文件</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Another person&apos;s …</source>
        <translation>不是本人的…</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ReasonDialog</name>
    <message>
        <source>A reason is needed</source>
        <translation>须说明原因</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RecoveryPage</name>
    <message>
        <source>Write down the recovery key</source>
        <translation>请抄下恢复密钥</translation>
    </message>
    <message>
        <source>It opens the store when every passphrase is forgotten. It is shown only now. Keep the paper in the clinic&apos;s safe, not beside the desk.</source>
        <translation>所有口令都忘记时可用它打开数据库。仅此一次显示。请将纸张存放在机构保险柜中，不要放在电脑旁。</translation>
    </message>
    <message>
        <source>Type its last group, to be sure</source>
        <translation>请输入最后一组以确认</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>我已抄下</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ReferralCard</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n 条未读</numerusform>
        </translation>
    </message>
    <message>
        <source>The visit of %1 says: refer. The letter is not written yet.</source>
        <translation>%1 的随访要求转诊，转诊单尚未填写。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Online visit on %1</source>
        <translation>线上复诊 %1</translation>
    </message>
    <message>
        <source>Joint clinic on %1</source>
        <translation>联合门诊 %1</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>没有未完成的转诊或咨询。</translation>
    </message>
    <message>
        <source>Referral and consult</source>
        <translation>转诊与会诊</translation>
    </message>
    <message>
        <source>Refer or ask</source>
        <translation>转诊或咨询</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>往来</translation>
    </message>
    <message>
        <source>Joint clinic, online visit</source>
        <translation>联合门诊、线上复诊</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ReferralEditor</name>
    <message>
        <source>Question to a specialist</source>
        <translation>专家咨询</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>转诊</translation>
    </message>
    <message>
        <source>Reading the chart …</source>
        <translation>正在读取病历…</translation>
    </message>
    <message>
        <source>Refer to a hospital</source>
        <translation>转往医院</translation>
    </message>
    <message>
        <source>Ask a specialist</source>
        <translation>咨询专家</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Present illness, why referred</source>
        <translation>主要现病史（转出原因）</translation>
    </message>
    <message>
        <source>Diagnoses</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Initial impression</source>
        <translation>初步印象</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>转诊单</translation>
    </message>
    <message>
        <source>What about</source>
        <translation>咨询内容</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Send question</source>
        <translation>发送咨询</translation>
    </message>
    <message>
        <source>Send referral</source>
        <translation>发出转诊</translation>
    </message>
    <message>
        <source>Draft. Nothing has been sent.</source>
        <translation>草稿，尚未发出。</translation>
    </message>
    <message>
        <source>Nothing is sent before you press Send.</source>
        <translation>按下发送前不会发出任何内容。</translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <translation>存为草稿</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>科室</translation>
    </message>
    <message>
        <source>Doctor there (may stay empty)</source>
        <translation>接诊医生（可不填）</translation>
    </message>
    <message>
        <source>Past history</source>
        <translation>主要既往史</translation>
    </message>
    <message>
        <source>Treatment so far</source>
        <translation>治疗经过</translation>
    </message>
    <message>
        <source>Summary that goes with it</source>
        <translation>随附的患者摘要</translation>
    </message>
    <message>
        <source>as the chart stands when it is sent</source>
        <translation>以发出时的病历为准</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>The chart holds no result, picture or document yet.</source>
        <translation>病历中还没有检查结果、影像或文件。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ReferralListText</name>
    <message>
        <source>Resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>To, from</source>
        <translation>对方机构</translation>
    </message>
    <message>
        <source>Stands at</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last word</source>
        <translation>最近动态</translation>
    </message>
    <message>
        <source>nowhere yet</source>
        <translation>未填写</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n 条未读</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ReferralText</name>
    <message>
        <source>Referral</source>
        <translation>转诊</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>转回</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>To be accepted</source>
        <translation>待接收</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发出</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>已查看</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>未接收</translation>
    </message>
    <message>
        <source>Replied</source>
        <translation>已回复</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>已转回</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>not seen by %1</source>
        <translation>应于 %1 前查看，尚未查看</translation>
    </message>
    <message>
        <source>no answer by %1</source>
        <translation>应于 %1 前答复，尚未答复</translation>
    </message>
    <message>
        <source>to be accepted by %1</source>
        <translation>应于 %1 前接收</translation>
    </message>
    <message>
        <source>not followed by %1</source>
        <translation>应于 %1 前随访，尚未随访</translation>
    </message>
    <message>
        <source>follow by %1</source>
        <translation>应于 %1 前随访</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>未询问</translation>
    </message>
    <message>
        <source>None known</source>
        <translation>无已知</translation>
    </message>
    <message>
        <source>Nothing recorded</source>
        <translation>无记录</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未核查</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ReferralsScreen</name>
    <message>
        <source>Referrals and questions</source>
        <translation>转诊与咨询</translation>
    </message>
    <message>
        <source>Reading referrals …</source>
        <translation>正在读取转诊…</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>没有未完成的</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里没有</translation>
    </message>
    <message>
        <source>Refer from a chart, or ask a specialist; what comes back stands here.</source>
        <translation>在病历中转诊或咨询专家；答复显示在这里。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>No referral is open</source>
        <translation>没有未完成的转诊</translation>
    </message>
    <message numerus="yes">
        <source>%n referral(s) and question(s) open</source>
        <translation>
            <numerusform>%n 项转诊与咨询未完成</numerusform>
        </translation>
    </message>
    <message>
        <source>Joint clinics</source>
        <translation>联合门诊</translation>
    </message>
    <message>
        <source>Referrals and questions, unread first</source>
        <translation>转诊与咨询，未读在前</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RefusedCard</name>
    <message>
        <source>Refused by the hub</source>
        <translation>被中心拒绝</translation>
    </message>
    <message>
        <source>These stay here whole. They go again after you correct them, or when you try them again.</source>
        <translation>这些内容完整保留在本机；更正后或重试时会再次发送。</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>全部重试</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>还有 %n 条。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RefusedItem</name>
    <message>
        <source>Let it go…  L</source>
        <translation>放弃此条…  L</translation>
    </message>
    <message>
        <source>What was written here is given up: press again  L</source>
        <translation>将放弃在此填写的内容：请再按一次  L</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an element, and what the hub says of it</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>还有 %n 条。</numerusform>
        </translation>
    </message>
    <message>
        <source>The hub said: %1</source>
        <translation>中心原文：%1</translation>
    </message>
    <message>
        <source>Saved by %1, %2</source>
        <translation>%1 于 %2 保存</translation>
    </message>
    <message numerus="yes">
        <source>refused %n time(s)</source>
        <translation>
            <numerusform>已被拒 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>tried again by itself %1</source>
        <translation>%1 自动重试</translation>
    </message>
    <message>
        <source>Correct the resident  ↵</source>
        <translation>更正居民资料  ↵</translation>
    </message>
    <message>
        <source>Open the chart  ↵</source>
        <translation>打开病历  ↵</translation>
    </message>
    <message>
        <source>Try again  R</source>
        <translation>重试  R</translation>
    </message>
    <message>
        <source>Save for support…  S</source>
        <translation>存为技术支持文件…  S</translation>
    </message>
    <message>
        <source>Show what it says  Space</source>
        <translation>显示内容  空格</translation>
    </message>
    <message>
        <source>Hide what it says  Space</source>
        <translation>收起内容  空格</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RegimenCard</name>
    <message>
        <source>Resume …</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Hold …</source>
        <translation>暂停…</translation>
    </message>
    <message>
        <source>Takes now</source>
        <translation>在用药品</translation>
    </message>
    <message>
        <source>Current medicines</source>
        <translation>在用药品</translation>
    </message>
    <message>
        <source>No medicine is recorded as being taken.</source>
        <translation>没有在用药品记录。</translation>
    </message>
    <message>
        <source>Prescribe</source>
        <translation>开处方</translation>
    </message>
    <message>
        <source>Stop …</source>
        <translation>停用…</translation>
    </message>
    <message>
        <source>held</source>
        <translation>暂停中</translation>
    </message>
    <message>
        <source>↵ again · Del stops</source>
        <comment>Enter prescribes again</comment>
        <translation>↵ 续方 · Del 停药</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RegimenSideCard</name>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1天</translation>
    </message>
    <message>
        <source>not ordered here</source>
        <translation>未在本机构开具</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>处方</translation>
    </message>
    <message>
        <source>Renew all</source>
        <translation>全部续方</translation>
    </message>
    <message>
        <source>Prescribe</source>
        <translation>开处方</translation>
    </message>
    <message>
        <source>No medicine is taken now.</source>
        <translation>目前没有在用药品。</translation>
    </message>
    <message>
        <source>Total &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>合计 &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>resident pays %1</source>
        <translation>个人自付%1</translation>
    </message>
    <message>
        <source>resident&apos;s share not known</source>
        <translation>个人自付未知</translation>
    </message>
    <message>
        <source>Not eligible for the long prescription as it stands: %1.</source>
        <translation>目前不符合长期处方条件：%1。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RegisterDialog</name>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>%1 is here</source>
        <translation>%1 来诊</translation>
    </message>
    <message>
        <source>Why they came (may stay empty)</source>
        <translation>来诊原因（可不填）</translation>
    </message>
    <message>
        <source>Open the chart instead</source>
        <translation>改为打开病历</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RejectsModel</name>
    <message>
        <source>whole file</source>
        <translation>整个文件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ReportCard</name>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>Kept as is</source>
        <translation>原样保留</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message numerus="yes">
        <source>“%1”: %n value(s). %2</source>
        <translation>
            <numerusform>“%1”：%n 个数值。%2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1”: %n value(s) kept under this name.</source>
        <translation>
            <numerusform>“%1”：%n 个数值以此名称保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Dry run: nothing was written</source>
        <translation>试运行：没有写入任何内容</translation>
    </message>
    <message>
        <source>What was imported</source>
        <translation>导入内容</translation>
    </message>
    <message>
        <source>%1 records looked at. An import would add %2, change %3, leave %4 as they are and refuse %5.</source>
        <translation>已查看 %1 条记录。导入将新增 %2 条，更改 %3 条，%4 条不变，拒绝 %5 条。</translation>
    </message>
    <message>
        <source>%1 records: %2 new, %3 changed, %4 already there, %5 refused.</source>
        <translation>%1 条记录：新增 %2 条，更改 %3 条，已有 %4 条，拒绝 %5 条。</translation>
    </message>
    <message>
        <source>Counts by kind</source>
        <translation>按种类计数</translation>
    </message>
    <message>
        <source>Kept, but look at these</source>
        <translation>已保留，但请核对</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) refused</source>
        <translation>
            <numerusform>%n 行被拒绝</numerusform>
        </translation>
    </message>
    <message>
        <source>Save rejects…</source>
        <translation>保存被拒记录…</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ReportPane</name>
    <message>
        <source>Write the comment, then press Enter</source>
        <translation>请填写备注后按回车</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) still to come.</source>
        <translation>
            <numerusform>还有 %n 项待出。</numerusform>
        </translation>
    </message>
    <message>
        <source>tube %1</source>
        <comment>specimen</comment>
        <translation>管号 %1</translation>
    </message>
    <message>
        <source>order %1</source>
        <translation>申请单 %1</translation>
    </message>
    <message>
        <source>report %1</source>
        <translation>报告 %1</translation>
    </message>
    <message>
        <source>taken %1</source>
        <comment>specimen</comment>
        <translation>%1 采集</translation>
    </message>
    <message>
        <source>when it was taken is not said</source>
        <comment>specimen</comment>
        <translation>未写采集时间</translation>
    </message>
    <message>
        <source>at the laboratory %1</source>
        <translation>%1 送达</translation>
    </message>
    <message>
        <source>reported %1</source>
        <translation>%1 报告</translation>
    </message>
    <message>
        <source>received %1</source>
        <translation>%1 收到</translation>
    </message>
    <message>
        <source>Given to this person by a rule: %1</source>
        <translation>依规则归到此人：%1</translation>
    </message>
    <message>
        <source>Given to this person by a rule</source>
        <translation>依规则归到此人</translation>
    </message>
    <message>
        <source>Given to this person by %1</source>
        <translation>由%1归到此人</translation>
    </message>
    <message>
        <source>Given to this person by %1: %2</source>
        <translation>由%1归到此人：%2</translation>
    </message>
    <message>
        <source>Tell and acknowledge</source>
        <translation>告知并签收</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>Said and done</source>
        <translation>处理记录</translation>
    </message>
    <message>
        <source>Somebody else&apos;s …</source>
        <translation>不是此人的……</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Comment on this report</source>
        <translation>对这份报告的备注</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ResidentDialog</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Citizen id</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Second phone</source>
        <translation>备用电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>Emergency contact</source>
        <translation>紧急联系人</translation>
    </message>
    <message>
        <source>Emergency phone</source>
        <translation>紧急联系电话</translation>
    </message>
    <message>
        <source>Health record no.</source>
        <translation>健康档案号</translation>
    </message>
    <message>
        <source>Family doctor</source>
        <translation>家庭医生</translation>
    </message>
    <message>
        <source>Insurance number</source>
        <translation>医保号</translation>
    </message>
    <message>
        <source>Open this one</source>
        <translation>打开此人</translation>
    </message>
    <message>
        <source>Not saved yet.</source>
        <translation>尚未保存。</translation>
    </message>
    <message>
        <source>Press Esc again to let it go, or Ctrl ↵ to save.</source>
        <translation>再按 Esc 放弃，或按 Ctrl ↵ 保存。</translation>
    </message>
    <message>
        <source>Edit resident</source>
        <translation>编辑居民</translation>
    </message>
    <message>
        <source>New resident</source>
        <translation>新增居民</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Clinic and insurance</source>
        <translation>机构与医保</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Ethnic group</source>
        <translation>民族</translation>
    </message>
    <message>
        <source>Blood group</source>
        <translation>血型</translation>
    </message>
    <message>
        <source>Insurance scheme</source>
        <translation>医保类型</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>未询问</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>None or not known</source>
        <translation>无或不详</translation>
    </message>
    <message>
        <source>Employee</source>
        <comment>insurance</comment>
        <translation>职工医保</translation>
    </message>
    <message>
        <source>Resident</source>
        <comment>insurance</comment>
        <translation>居民医保</translation>
    </message>
    <message>
        <source>Perhaps already on the roster</source>
        <translation>可能已有档案</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save all the same</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>but: %1</source>
        <comment>evidence against</comment>
        <translation>但：%1</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ResultsText</name>
    <message>
        <source>%1 of %2</source>
        <comment>tests of a report that are there</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Critical</source>
        <comment>result</comment>
        <translation>危急</translation>
    </message>
    <message>
        <source>Abnormal</source>
        <comment>result</comment>
        <translation>异常</translation>
    </message>
    <message>
        <source>Corrected</source>
        <comment>result</comment>
        <translation>已更正</translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>result</comment>
        <translation>正常</translation>
    </message>
    <message>
        <source>Not checked</source>
        <comment>result</comment>
        <translation>未核查</translation>
    </message>
    <message>
        <source>corrected</source>
        <comment>report</comment>
        <translation>已更正</translation>
    </message>
    <message>
        <source>within limits</source>
        <translation>在范围内</translation>
    </message>
    <message>
        <source>not checked</source>
        <comment>value</comment>
        <translation>未核查</translation>
    </message>
    <message>
        <source>critically high</source>
        <translation>危急偏高</translation>
    </message>
    <message>
        <source>high</source>
        <comment>value</comment>
        <translation>偏高</translation>
    </message>
    <message>
        <source>critically low</source>
        <translation>危急偏低</translation>
    </message>
    <message>
        <source>low</source>
        <comment>value</comment>
        <translation>偏低</translation>
    </message>
    <message>
        <source>critical</source>
        <comment>value</comment>
        <translation>危急</translation>
    </message>
    <message>
        <source>abnormal</source>
        <comment>value</comment>
        <translation>异常</translation>
    </message>
    <message>
        <source>our range %1</source>
        <translation>本机范围 %1</translation>
    </message>
    <message>
        <source>no unit was sent, so the value is not compared</source>
        <translation>未给单位，故不作比较</translation>
    </message>
    <message>
        <source>its unit does not fit the test, so the value is not compared</source>
        <translation>单位与项目不符，故不作比较</translation>
    </message>
    <message>
        <source>lower than the test can be in a living person; ask the laboratory</source>
        <translation>低于人体可能的数值；请向检验机构核实</translation>
    </message>
    <message>
        <source>higher than the test can be in a living person; ask the laboratory</source>
        <translation>高于人体可能的数值；请向检验机构核实</translation>
    </message>
    <message>
        <source>too far from the value before; ask the laboratory</source>
        <translation>与上次结果相差过大；请向检验机构核实</translation>
    </message>
    <message>
        <source>H ↑ high</source>
        <translation>H ↑ 偏高</translation>
    </message>
    <message>
        <source>HH ↑↑ critically high</source>
        <translation>HH ↑↑ 危急偏高</translation>
    </message>
    <message>
        <source>L ↓ low</source>
        <translation>L ↓ 偏低</translation>
    </message>
    <message>
        <source>LL ↓↓ critically low</source>
        <translation>LL ↓↓ 危急偏低</translation>
    </message>
    <message>
        <source>A abnormal</source>
        <translation>A 异常</translation>
    </message>
    <message>
        <source>AA critically abnormal</source>
        <translation>AA 危急异常</translation>
    </message>
    <message>
        <source>N normal</source>
        <translation>N 正常</translation>
    </message>
    <message>
        <source>still to come</source>
        <comment>value</comment>
        <translation>待出</translation>
    </message>
    <message>
        <source>preliminary</source>
        <comment>value</comment>
        <translation>初步</translation>
    </message>
    <message>
        <source>corrected</source>
        <comment>value</comment>
        <translation>已更正</translation>
    </message>
    <message>
        <source>not done</source>
        <comment>test</comment>
        <translation>未做</translation>
    </message>
    <message>
        <source>taken back</source>
        <comment>value</comment>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>state not said</source>
        <comment>value</comment>
        <translation>未写状态</translation>
    </message>
    <message>
        <source>by telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>in person</source>
        <translation>当面</translation>
    </message>
    <message>
        <source>by message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Acknowledged by %1 on %2</source>
        <translation>%1 于 %2 签收</translation>
    </message>
    <message>
        <source>Acknowledged by %1 on %2: %3</source>
        <translation>%1 于 %2 签收：%3</translation>
    </message>
    <message>
        <source>Critical value: %1 told %2 %3 on %4</source>
        <comment>by whom, whom, how, when</comment>
        <translation>危急值：%1 于 %4 以%3告知 %2</translation>
    </message>
    <message>
        <source>read back</source>
        <translation>已复述</translation>
    </message>
    <message>
        <source>not read back</source>
        <translation>未复述</translation>
    </message>
    <message>
        <source>%1 on %2: %3</source>
        <comment>who, when, comment</comment>
        <translation>%1 于 %2：%3</translation>
    </message>
    <message>
        <source>Taken back by %1 on %2: %3</source>
        <comment>a match</comment>
        <translation>%1 于 %2 撤回：%3</translation>
    </message>
    <message>
        <source>Put aside by %1 on %2: %3</source>
        <translation>%1 于 %2 搁置：%3</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>申请单号</translation>
    </message>
    <message>
        <source>Our own reference</source>
        <translation>本机档案</translation>
    </message>
    <message>
        <source>Citizen id</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Record number</source>
        <translation>档案号</translation>
    </message>
    <message>
        <source>Insurance number</source>
        <translation>医保号</translation>
    </message>
    <message>
        <source>Other number</source>
        <translation>其他编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>相符</translation>
    </message>
    <message>
        <source>disagrees</source>
        <translation>不符</translation>
    </message>
    <message>
        <source>blank in the report</source>
        <translation>报告空白</translation>
    </message>
    <message>
        <source>blank here</source>
        <translation>本机空白</translation>
    </message>
    <message>
        <source>What agrees is not enough for a rule: a blank never matches.</source>
        <translation>相符之处不足以依规则匹配：空白不算相符。</translation>
    </message>
    <message>
        <source>An identifier disagrees.</source>
        <translation>有标识不符。</translation>
    </message>
    <message>
        <source>More than one person fits.</source>
        <translation>不止一人相符。</translation>
    </message>
    <message>
        <source>The person who fits has moved to another institution.</source>
        <translation>相符的人已转往其他机构。</translation>
    </message>
    <message>
        <source>It had been given to somebody, and was taken back.</source>
        <translation>曾归到某人名下，后被撤回。</translation>
    </message>
    <message>
        <source>No identifier leads to anybody here; a name alone never matches.</source>
        <translation>没有标识指向任何居民；仅凭姓名不能匹配。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ReviewText</name>
    <message>
        <source>Contraindicated</source>
        <translation>禁忌</translation>
    </message>
    <message>
        <source>Major</source>
        <comment>severity</comment>
        <translation>严重</translation>
    </message>
    <message>
        <source>Moderate</source>
        <comment>severity</comment>
        <translation>中度</translation>
    </message>
    <message>
        <source>Minor</source>
        <comment>severity</comment>
        <translation>轻度</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RosterFilterBar</name>
    <message>
        <source>All</source>
        <comment>grids</comment>
        <translation>全部网格</translation>
    </message>
    <message>
        <source>All</source>
        <comment>doctors</comment>
        <translation>全部医生</translation>
    </message>
    <message>
        <source>All programmes</source>
        <translation>全部项目</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>姓名、拼音、号码</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>医生</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>签约</translation>
    </message>
    <message>
        <source>Age from</source>
        <translation>年龄从</translation>
    </message>
    <message>
        <source>Age to</source>
        <translation>年龄至</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Filter …  /</source>
        <translation>筛选 …  /</translation>
    </message>
    <message>
        <source>All</source>
        <comment>contracts</comment>
        <translation>全部签约状态</translation>
    </message>
    <message>
        <source>Valid</source>
        <comment>contract</comment>
        <translation>签约有效</translation>
    </message>
    <message>
        <source>Ended</source>
        <comment>contract</comment>
        <translation>签约到期</translation>
    </message>
    <message>
        <source>None</source>
        <comment>contract</comment>
        <translation>未签约</translation>
    </message>
    <message>
        <source>Any control</source>
        <translation>全部控制状态</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>管理项目</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>控制</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期未访</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RosterScreen</name>
    <message>
        <source>Residents</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Reading the roster …</source>
        <translation>正在读取居民名单 …</translation>
    </message>
    <message numerus="yes">
        <source>%n resident(s)</source>
        <translation>
            <numerusform>%n 名居民</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>已选 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>New resident</source>
        <translation>新增居民</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>导入 …</translation>
    </message>
    <message>
        <source>Nobody is on the roster yet</source>
        <translation>名单中还没有居民</translation>
    </message>
    <message>
        <source>Add people one by one with Ctrl N, or bring a file.</source>
        <translation>用 Ctrl N 逐个新增，或导入文件。</translation>
    </message>
    <message>
        <source>Nobody fits all of these filters</source>
        <translation>没有居民符合全部筛选条件</translation>
    </message>
    <message>
        <source>Take one away, or clear them all with Esc.</source>
        <translation>去掉一个条件，或按 Esc 全部清除。</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出 …</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>签约</translation>
    </message>
    <message>
        <source>Renewals</source>
        <translation>续签</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复档案</translation>
    </message>
    <message>
        <source>Arrivals, departures</source>
        <translation>转入转出</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RosterText</name>
    <message>
        <source>No. %1</source>
        <comment>record number</comment>
        <translation>档案号 %1</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>year of birth</comment>
        <translation>约 %1 年</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生</translation>
    </message>
    <message>
        <source>Citizen id</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Programmes</source>
        <translation>管理项目</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>控制</translation>
    </message>
    <message>
        <source>HbA1c</source>
        <translation>糖化血红蛋白</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>上次随访</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>下次随访</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>医生</translation>
    </message>
    <message>
        <source>Contract until</source>
        <translation>签约至</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>逾期</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RuleCard</name>
    <message>
        <source>Its people</source>
        <translation>查看居民</translation>
    </message>
    <message>
        <source>General knowledge, not verified</source>
        <translation>通用知识，未核实</translation>
    </message>
    <message>
        <source>Not known: %1</source>
        <translation>尚未知：%1</translation>
    </message>
    <message>
        <source>Whom it asks about: </source>
        <translation>对象：</translation>
    </message>
    <message>
        <source>What counts against us: </source>
        <translation>不利情形：</translation>
    </message>
    <message>
        <source>What reaches it: </source>
        <translation>达标条件：</translation>
    </message>
    <message>
        <source>Whom it leaves out: </source>
        <translation>排除：</translation>
    </message>
    <message>
        <source>counts as not reached</source>
        <translation>按未达标计</translation>
    </message>
    <message>
        <source>counts against us</source>
        <translation>按不利计</translation>
    </message>
    <message>
        <source>is left out</source>
        <translation>不计入</translation>
    </message>
    <message>
        <source>Who was not measured: </source>
        <translation>未测量者：</translation>
    </message>
    <message>
        <source>Not known here: </source>
        <translation>本库未知：</translation>
    </message>
    <message>
        <source>%1, version %2, in force since %3</source>
        <translation>%1，第%2版，自%3起施行</translation>
    </message>
    <message>
        <source>It decides money, and never asks for a target that was agreed with the person.</source>
        <translation>该指标影响付费，不采用与居民商定的个体化目标。</translation>
    </message>
    <message>
        <source>Source: </source>
        <translation>来源：</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>a share, and of how many</comment>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>Of %1 people, %2 are excluded.</source>
        <translation>共%1人，排除%2人。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RulePane</name>
    <message>
        <source>Say why it need not interrupt here</source>
        <translation>请写明为何在本机构无须中断</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n times)</source>
        <comment>a reason</comment>
        <translation>
            <numerusform>%1（%n 次）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; version %2, in force since %3</source>
        <translation>%1；版本 %2，自 %3 起生效</translation>
    </message>
    <message>
        <source>General knowledge: no pharmacist has signed it yet</source>
        <translation>一般知识：尚无药师签名</translation>
    </message>
    <message>
        <source>Let it interrupt again</source>
        <translation>恢复中断提醒</translation>
    </message>
    <message>
        <source>Take the signature back</source>
        <translation>撤回签名</translation>
    </message>
    <message>
        <source>Overridden so often that nobody heeds it: keep it, mend the data it asks for, or retire it here.</source>
        <translation>几乎总被坚持用药：可保留、补全它所需的数据，或在本机构停用。</translation>
    </message>
    <message>
        <source>A contraindication always interrupts; it cannot be retired.</source>
        <translation>禁忌始终中断提醒，不可停用。</translation>
    </message>
    <message>
        <source>Why doctors went past it, newest first</source>
        <translation>医生坚持用药的理由，新的在前</translation>
    </message>
    <message>
        <source>The pharmacist&apos;s decision</source>
        <translation>药师决定</translation>
    </message>
    <message>
        <source>Note or reason</source>
        <translation>备注或理由</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>签名认可</translation>
    </message>
    <message>
        <source>Retire here</source>
        <translation>在本机构停用</translation>
    </message>
    <message>
        <source>Retired, it stands beside the line and interrupts nobody in this clinic.</source>
        <translation>停用后仍列在医嘱旁，但在本机构不再中断提醒。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RuleText</name>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Weight</source>
        <comment>of a finding</comment>
        <translation>级别</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Overridden</source>
        <translation>坚持用药</translation>
    </message>
    <message>
        <source>Standing</source>
        <comment>of a rule</comment>
        <translation>状态</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>未签名</translation>
    </message>
    <message>
        <source>retired here</source>
        <translation>本机构停用</translation>
    </message>
    <message>
        <source>to look at</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>已签名</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RuleUseScreen</name>
    <message>
        <source>Rules of the guidance</source>
        <translation>诊疗提示规则</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>%1 shown · %2 taken · %3 put aside</source>
        <translation>提示%1次 · 采纳%2次 · 暂不处理%3次</translation>
    </message>
    <message>
        <source>No rule has these words</source>
        <translation>没有规则含有这些字</translation>
    </message>
    <message>
        <source>Names and the rule&apos;s own words are searched.</source>
        <translation>搜索规则编号和规则文字。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>When: %1</source>
        <translation>条件：%1</translation>
    </message>
    <message>
        <source>%1, in force since %2</source>
        <comment>a source</comment>
        <translation>%1，自%2起生效</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30天</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90天</translation>
    </message>
    <message>
        <source>One year</source>
        <translation>一年</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Most shown</source>
        <translation>提示最多</translation>
    </message>
    <message>
        <source>Most taken</source>
        <translation>采纳最多</translation>
    </message>
    <message>
        <source>Most put aside</source>
        <translation>暂不处理最多</translation>
    </message>
    <message>
        <source>Largest share put aside</source>
        <translation>暂不处理比例最高</translation>
    </message>
    <message>
        <source>As they are ranked</source>
        <translation>按优先顺序</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Search the rules</source>
        <translation>搜索规则</translation>
    </message>
    <message>
        <source>Search  /</source>
        <translation>搜索  /</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RuleUseText</name>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Weight</source>
        <comment>of a card</comment>
        <translation>程度</translation>
    </message>
    <message>
        <source>Shown</source>
        <comment>how often</comment>
        <translation>提示</translation>
    </message>
    <message>
        <source>Taken</source>
        <comment>how often</comment>
        <translation>已采纳</translation>
    </message>
    <message>
        <source>Put aside</source>
        <comment>how often</comment>
        <translation>暂不处理</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Routine</source>
        <comment>how grave</comment>
        <translation>常规</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RulesBoard</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>own</source>
        <translation>本机构</translation>
    </message>
    <message>
        <source>elsewhere</source>
        <translation>外院</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>自%1起</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>至%1</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>版本%1</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>样例</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>生效中</translation>
    </message>
    <message>
        <source>not in force</source>
        <translation>未生效</translation>
    </message>
    <message>
        <source>No row is in force.</source>
        <translation>没有生效的条目。</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>生效中</translation>
    </message>
    <message>
        <source>Every row</source>
        <translation>全部条目</translation>
    </message>
    <message>
        <source>Version %1 of the consortium</source>
        <translation>医共体发布，版本%1</translation>
    </message>
    <message>
        <source>Published by %1; it came through the hub. In force on %2 is what each row says.</source>
        <translation>由%1发布，经平台下发。%2是否生效见各条目。</translation>
    </message>
    <message>
        <source>Built-in sample tables</source>
        <translation>内置样例表</translation>
    </message>
    <message>
        <source>The consortium has published none yet. Amounts are made up: no statement may rest on them. The consortium enters its own, with source and date, and publishes them through the hub.</source>
        <translation>医共体尚未发布。金额均为虚构，不得据以结算。由医共体录入正式标准（注明来源与日期），经平台发布。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RulesScreen</name>
    <message>
        <source>Rules and figures</source>
        <translation>规则与统计</translation>
    </message>
    <message>
        <source>Reading the rules …</source>
        <translation>正在读取规则 …</translation>
    </message>
    <message>
        <source>forms written %1 to %2</source>
        <translation>%1 至 %2 开具的处方</translation>
    </message>
    <message>
        <source>Interrupted here</source>
        <translation>有过中断</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>未签名</translation>
    </message>
    <message>
        <source>Signed here</source>
        <translation>本机构已签名</translation>
    </message>
    <message>
        <source>Retired here</source>
        <translation>本机构停用</translation>
    </message>
    <message>
        <source>No rule has these words</source>
        <translation>没有符合的规则</translation>
    </message>
    <message>
        <source>Names, ATC codes and the rule&apos;s own words are searched.</source>
        <translation>可按药名、ATC 代码和规则文字搜索。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>No rule has interrupted here yet</source>
        <translation>还没有规则中断过</translation>
    </message>
    <message>
        <source>Show what awaits a signature</source>
        <translation>查看待签名条目</translation>
    </message>
    <message>
        <source>Nothing to look at</source>
        <translation>没有待处理的规则</translation>
    </message>
    <message>
        <source>No rule is overridden so often that it should be retired.</source>
        <translation>没有哪条规则被坚持用药到需要停用的程度。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>No rule stands in this list.</source>
        <translation>此列表中没有规则。</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 天</translation>
    </message>
    <message>
        <source>One year</source>
        <translation>一年</translation>
    </message>
    <message>
        <source>Search the rules</source>
        <translation>搜索规则</translation>
    </message>
    <message>
        <source>Search  /</source>
        <translation>搜索  /</translation>
    </message>
    <message>
        <source>Rules of the review</source>
        <translation>审方规则</translation>
    </message>
    <message>
        <source>Every rule that interrupts a doctor of this clinic is counted.</source>
        <translation>凡在本机构中断过医生的规则都会计数。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::SavedListsBar</name>
    <message>
        <source>Keep this list</source>
        <translation>保存此名单</translation>
    </message>
    <message>
        <source>A name for these filters and this order:</source>
        <translation>为这些筛选和排序命名：</translation>
    </message>
    <message>
        <source>Kept lists</source>
        <translation>已保存名单</translation>
    </message>
    <message>
        <source>Keep list …</source>
        <translation>保存名单 …</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::SearchBox</name>
    <message>
        <source>Search name, pinyin, ID, phone …</source>
        <translation>搜索姓名、拼音、证件号、电话 …</translation>
    </message>
    <message>
        <source>Search residents</source>
        <translation>搜索居民</translation>
    </message>
    <message>
        <source>Nobody found for “%1”</source>
        <translation>没有找到“%1”</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::SearchPopup</name>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>↑↓ move · Enter open · Esc close</source>
        <translation>↑↓ 移动 · Enter 打开 · Esc 关闭</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::SensorDialog</name>
    <message numerus="yes">
        <source>%n row(s) of another kind (scans, alarms, insulin)</source>
        <translation>
            <numerusform>其他类型 %n 行(扫描、报警、胰岛素)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) without a value</source>
        <translation>
            <numerusform>无数值 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) said twice</source>
        <translation>
            <numerusform>重复 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) with two values for one minute (rows %1)</source>
        <translation>
            <numerusform>同一分钟有两个值的 %n 行(第 %1 行)</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>未采用：%1。</translation>
    </message>
    <message>
        <source>Choose an export of LibreView or Dexcom Clarity, or a table with time and glucose (.csv or .xlsx).</source>
        <translation>请选择 LibreView 或 Dexcom Clarity 的导出文件，或含时间与葡萄糖的表格(.csv 或 .xlsx)。</translation>
    </message>
    <message>
        <source>Values in %1.</source>
        <translation>数值单位：%1。</translation>
    </message>
    <message>
        <source>You said so; the file does not.</source>
        <translation>由您指定，文件未注明。</translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s), %1 to %2.</source>
        <translation>
            <numerusform>%n 个读数，%1 至 %2。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 below and %2 above what the sensor can tell (LO, HI): counted with its limit.</source>
        <translation>低于量程 %1 次、高于量程 %2 次(LO、HI):按量程限值计入。</translation>
    </message>
    <message>
        <source>New: %1. Held already: %2. Held with another value, and kept as held: %3.</source>
        <translation>新增：%1。已有：%2。已有但数值不同（保留原值）：%3。</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>另有 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot be read; nothing of the file is taken.</source>
        <translation>
            <numerusform>有 %n 行无法读取，整个文件未被采用。</numerusform>
        </translation>
    </message>
    <message>
        <source>The file leaves something open.</source>
        <translation>文件有未说明之处。</translation>
    </message>
    <message>
        <source>It is not guessed: answer below, or look at the device.</source>
        <translation>程序不会猜测：请在下方回答，或查看设备。</translation>
    </message>
    <message>
        <source>Nothing new.</source>
        <translation>没有新内容。</translation>
    </message>
    <message>
        <source>The file holds no reading of a sensor.</source>
        <translation>文件中没有传感器读数。</translation>
    </message>
    <message>
        <source>All of it is held already.</source>
        <translation>全部内容已有。</translation>
    </message>
    <message>
        <source>Sensor file</source>
        <translation>传感器文件</translation>
    </message>
    <message>
        <source>Read a sensor&apos;s file</source>
        <translation>读入传感器文件</translation>
    </message>
    <message>
        <source>Into the record of %1. Nothing is written before you say so.</source>
        <translation>读入 %1 的档案。在您确认之前不写入任何内容。</translation>
    </message>
    <message>
        <source>In which unit are the values?</source>
        <translation>数值是什么单位?</translation>
    </message>
    <message>
        <source>Which stands first, day or month?</source>
        <translation>日期中日在前还是月在前?</translation>
    </message>
    <message>
        <source>Day first: 05-11 is 5 November</source>
        <translation>日在前：05-11 为 11月5日</translation>
    </message>
    <message>
        <source>Month first: 05-11 is 11 May</source>
        <translation>月在前：05-11 为 5月11日</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Take into the record</source>
        <translation>读入档案</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ServingCard</name>
    <message>
        <source>serves, place %1</source>
        <translation>服务中，第 %1 位</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>未选</translation>
    </message>
    <message>
        <source>No pharmacy publishes a formulary here yet.</source>
        <translation>暂无药房在此发布目录。</translation>
    </message>
    <message>
        <source>Not kept yet.</source>
        <translation>尚未保存。</translation>
    </message>
    <message>
        <source>Nobody has chosen: all are offered, by name.</source>
        <translation>尚未选择：全部药房按名称排列。</translation>
    </message>
    <message>
        <source>The first one&apos;s medicines are found first.</source>
        <translation>检索时第一位药房的药品排在前面。</translation>
    </message>
    <message>
        <source>Pharmacies that serve this clinic</source>
        <translation>服务本机构的药房</translation>
    </message>
    <message>
        <source>Pharmacies that serve this clinic, the first one first</source>
        <translation>服务本机构的药房，按先后排列</translation>
    </message>
    <message>
        <source>Alt ↑ ↓ moves · Space takes in or out · ↵ keeps · Esc drops</source>
        <translation>Alt ↑ ↓ 移动 · 空格选入或移出 · ↵ 保存 · Esc 放弃</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Keep the order</source>
        <translation>保存顺序</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::SettingsScreen</name>
    <message>
        <source>Find somebody</source>
        <translation>查找居民</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>User menu</source>
        <translation>用户菜单</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>立即锁定</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>语言与外观</translation>
    </message>
    <message>
        <source>Locking</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>drafts are kept while the desk is locked</source>
        <translation>锁定期间草稿会保留</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Lock when idle for</source>
        <translation>空闲多久后锁定</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>theme</comment>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>theme</comment>
        <translation>深色</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Never</source>
        <comment>lock by itself</comment>
        <translation>从不</translation>
    </message>
    <message>
        <source>Jiayi %1, a clinic workstation for family doctors.</source>
        <translation>家医 %1，家庭医生诊所工作站。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>自由软件，采用 GNU 通用公共许可证第 3 版或更高版本，不附带任何担保。</translation>
    </message>
    <message>
        <source>Images and documents</source>
        <translation>影像与文档</translation>
    </message>
    <message>
        <source>what was opened longest ago makes room</source>
        <translation>最久未打开者先被清除</translation>
    </message>
    <message>
        <source>Kept on this desk</source>
        <translation>本机保留</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>Built with Qt, SQLCipher, Boost, OpenSSL, ICU and Poppler.</source>
        <translation>基于 Qt、SQLCipher、Boost、OpenSSL、ICU 和 Poppler 构建。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ShortageForm</name>
    <message>
        <source>Which medicine was missing</source>
        <translation>缺哪种药</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>盒数</translation>
    </message>
    <message>
        <source>Looked for at %1.</source>
        <translation>查找药房：%1。</translation>
    </message>
    <message>
        <source>Write into the log</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ShortagePane</name>
    <message>
        <source>For</source>
        <comment>whom</comment>
        <translation>用药人</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>需要量</translation>
    </message>
    <message>
        <source>Looked for at</source>
        <translation>查找药房</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>a time, and who asked</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Answered %1 by %2</source>
        <translation>%1由 %2 回复</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>↵ keeps</source>
        <translation>↵ 保存</translation>
    </message>
    <message>
        <source>Keep the answer</source>
        <translation>保存回复</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ShortageScreen</name>
    <message>
        <source>Shortage log</source>
        <translation>缺药登记</translation>
    </message>
    <message>
        <source>Reading the shortage log …</source>
        <translation>正在读取缺药登记……</translation>
    </message>
    <message>
        <source>Write an entry</source>
        <translation>新增登记</translation>
    </message>
    <message>
        <source>Nothing was missing so far</source>
        <translation>目前没有缺药</translation>
    </message>
    <message>
        <source>A medicine that cannot be had is written here, and everybody sees what came of it.</source>
        <translation>拿不到的药登记在这里，结果全机构可见。</translation>
    </message>
    <message>
        <source>Every entry has its answer</source>
        <translation>登记均已回复</translation>
    </message>
    <message>
        <source>Those that are answered stand under &quot;All&quot;.</source>
        <translation>已回复的在“全部”中查看。</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>待回复 %1</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>No medicine is waited for</source>
        <translation>没有待回复的缺药</translation>
    </message>
    <message numerus="yes">
        <source>%n medicine(s) waited for, the first asked %1</source>
        <translation>
            <numerusform>%n 种药待回复，最早 %1登记</numerusform>
        </translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>新增登记</translation>
    </message>
    <message>
        <source>Medicines that were missing, the longest waiting first</source>
        <translation>缺药登记，等待最久的在前</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ShortageText</name>
    <message>
        <source>Medicine</source>
        <translation>药品</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用药人</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待回复</translation>
    </message>
    <message>
        <source>In stock now</source>
        <translation>已到货</translation>
    </message>
    <message>
        <source>Another given</source>
        <translation>已换药</translation>
    </message>
    <message>
        <source>Had elsewhere</source>
        <translation>他处可得</translation>
    </message>
    <message>
        <source>Not to be had</source>
        <translation>无法供应</translation>
    </message>
    <message numerus="yes">
        <source>%n pack(s)</source>
        <translation>
            <numerusform>%n 盒</numerusform>
        </translation>
    </message>
    <message>
        <source>no pharmacy yet</source>
        <translation>尚未问药房</translation>
    </message>
    <message>
        <source>no one named</source>
        <translation>未指定</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::SignDialog</name>
    <message>
        <source>Your passphrase opens your key</source>
        <translation>请用您的口令打开密钥</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>您的口令</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::SnoozeDialog</name>
    <message>
        <source>Put off</source>
        <translation>稍后处理</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>一周后</translation>
    </message>
    <message>
        <source>In two weeks</source>
        <translation>两周后</translation>
    </message>
    <message>
        <source>In 30 days</source>
        <translation>30 天后</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>推迟到</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) at most. It comes back sooner when something about it changes.</source>
        <translation>
            <numerusform>最多 %n 天。情况有变时会提前回到待办。</numerusform>
        </translation>
    </message>
    <message>
        <source>Why</source>
        <translation>缘由</translation>
    </message>
    <message>
        <source>A day after today is needed</source>
        <translation>请填写今天之后的日期</translation>
    </message>
    <message>
        <source>A reason is needed</source>
        <translation>请填写原因</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::SpecialDialog</name>
    <message>
        <source>Joint clinic, online visit</source>
        <translation>联合门诊、线上复诊</translation>
    </message>
    <message>
        <source>Joint clinic</source>
        <translation>联合门诊</translation>
    </message>
    <message>
        <source>Online return visit</source>
        <translation>线上复诊</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Online visit on %1</source>
        <translation>线上复诊 %1</translation>
    </message>
    <message>
        <source>Joint clinic on %1</source>
        <translation>联合门诊 %1</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>取消预约</translation>
    </message>
    <message>
        <source>Give up: %1</source>
        <translation>取消预约：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n free</source>
        <translation>
            <numerusform>余 %n 位</numerusform>
        </translation>
    </message>
    <message>
        <source>full</source>
        <translation>已满</translation>
    </message>
    <message>
        <source>No joint clinic is planned. Days are planned under Referrals, Joint clinics.</source>
        <translation>未安排联合门诊。请在“转诊”页的“联合门诊”中安排。</translation>
    </message>
    <message>
        <source> (last %1)</source>
        <translation>（最近 %1）</translation>
    </message>
    <message>
        <source>General knowledge that nobody has signed yet; the platform and the city set their own limits.</source>
        <translation>通行知识，尚未经人签署；平台与当地另有规定。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time (14:30)</source>
        <translation>时间（14:30）</translation>
    </message>
    <message>
        <source>Why all the same, although not everything was checked</source>
        <translation>有条件未核查，仍要预约的理由</translation>
    </message>
    <message>
        <source>This person cannot be seen online now.</source>
        <translation>目前不能线上复诊。</translation>
    </message>
    <message>
        <source>See the person at the clinic, or refer.</source>
        <translation>请到门诊面诊或转诊。</translation>
    </message>
    <message>
        <source>A day from today on</source>
        <translation>今天或以后的日期</translation>
    </message>
    <message>
        <source>A time such as 14:30</source>
        <translation>时间，例如 14:30</translation>
    </message>
    <message>
        <source>A reason is needed</source>
        <translation>需要填写理由</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::SpendChart</name>
    <message>
        <source>budget %1</source>
        <translation>预算 %1</translation>
    </message>
    <message>
        <source>%1, forecast: %2, between %3 and %4 with four chances in five; budget %5</source>
        <translation>%1，预测：%2，八成可能在%3至%4之间；预算%5</translation>
    </message>
    <message>
        <source>%1: own %2, elsewhere %3, budget %4</source>
        <translation>%1：本机构%2，外院%3，预算%4</translation>
    </message>
    <message>
        <source>; on its way %1</source>
        <translation>；未到账%1</translation>
    </message>
    <message>
        <source>Spend against budget by month</source>
        <translation>逐月支出与预算</translation>
    </message>
    <message>
        <source>Left and Right walk through the months</source>
        <translation>左右方向键逐月查看</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::StartPage</name>
    <message>
        <source>Welcome. How do you want to begin?</source>
        <translation>欢迎使用。您想如何开始？</translation>
    </message>
    <message>
        <source>A new store</source>
        <translation>新建数据库</translation>
    </message>
    <message>
        <source>For your clinic: an encrypted file on this desk, empty, yours alone.</source>
        <translation>供本机构使用：本机上的一个加密空文件，只属于您。</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>开始设置</translation>
    </message>
    <message>
        <source>The demo clinic</source>
        <translation>演示诊所</translation>
    </message>
    <message>
        <source>6,300 invented residents with two years of visits. Clearly marked as sample data.</source>
        <translation>6300 名虚构居民及两年随访记录，均标明为示例数据。</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>A store that is already there</source>
        <translation>已有的数据库</translation>
    </message>
    <message>
        <source>From this desk, another disk or a restored backup.</source>
        <translation>位于本机、其他磁盘或恢复的备份。</translation>
    </message>
    <message>
        <source>Open …</source>
        <translation>打开 …</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::StatePanel</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::StateText</name>
    <message>
        <source>no hub paired</source>
        <translation>未配对中心</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>syncing …</source>
        <translation>同步中 …</translation>
    </message>
    <message>
        <source>first load</source>
        <translation>首次加载</translation>
    </message>
    <message>
        <source>comparing with a restored hub</source>
        <translation>正与恢复的中心比对</translation>
    </message>
    <message>
        <source>hub not reached</source>
        <translation>未连上中心</translation>
    </message>
    <message>
        <source>working offline</source>
        <translation>离线工作中</translation>
    </message>
    <message>
        <source>hub in trouble</source>
        <translation>中心有问题</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>%1 of %2 MB</source>
        <translation>%1 / %2 MB</translation>
    </message>
    <message>
        <source>This desk has not joined a hub.</source>
        <translation>本工作站尚未加入中心。</translation>
    </message>
    <message>
        <source>Everything is saved here. An administrator joins it with a one-time code: jiayi pair.</source>
        <translation>所有内容都保存在本机。管理员可用一次性配对码加入：jiayi pair。</translation>
    </message>
    <message>
        <source>You work offline.</source>
        <translation>您正在离线工作。</translation>
    </message>
    <message>
        <source>Everything is saved here. Nothing is sent or fetched until you go online.</source>
        <translation>所有内容都保存在本机；恢复联网之前不收也不发。</translation>
    </message>
    <message>
        <source>The hub was restored; this desk compares everything with it.</source>
        <translation>中心已恢复，本工作站正与其逐一比对。</translation>
    </message>
    <message>
        <source>Nothing is overwritten: what the hub has lost is sent again, what both have changed is laid before you. You can go on working.</source>
        <translation>不会覆盖任何内容：中心丢失的会重新发送，双方都改过的会交您决定。您可以继续工作。</translation>
    </message>
    <message>
        <source>The clinic&apos;s records are fetched for the first time.</source>
        <translation>正在首次获取本机构的全部记录。</translation>
    </message>
    <message>
        <source>You can work meanwhile. If the line breaks or the program ends, it goes on where it stopped.</source>
        <translation>期间可以照常工作；若断线或退出程序，下次会从中断处继续。</translation>
    </message>
    <message numerus="yes">
        <source>This desk&apos;s clock is %n minute(s) fast.</source>
        <translation>
            <numerusform>本机时钟快 %n 分钟。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This desk&apos;s clock is %n minute(s) slow.</source>
        <translation>
            <numerusform>本机时钟慢 %n 分钟。</numerusform>
        </translation>
    </message>
    <message>
        <source>Visits would carry a wrong time. Set the computer&apos;s clock, or ask the administrator to.</source>
        <translation>随访会带上错误的时间。请校准本机时钟，或请管理员处理。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::StatementScreen</name>
    <message>
        <source>Statement</source>
        <translation>月度申报</translation>
    </message>
    <message>
        <source>It may be frozen anew as the next revision.</source>
        <translation>可重新冻结为下一版。</translation>
    </message>
    <message>
        <source>Figuring the month …</source>
        <translation>正在计算本月……</translation>
    </message>
    <message>
        <source>No rate for this month</source>
        <translation>本月没有费率</translation>
    </message>
    <message>
        <source>The consortium&apos;s tables have none for this scheme and month.</source>
        <translation>医联体费率表中没有该险种本月的费率。</translation>
    </message>
    <message>
        <source>%1, not over</source>
        <translation>%1（未结束）</translation>
    </message>
    <message numerus="yes">
        <source>Budget of %n member-month(s)</source>
        <translation>
            <numerusform>%n个人月的预算</numerusform>
        </translation>
    </message>
    <message>
        <source>Cost, own and elsewhere</source>
        <translation>费用（本机构与外院）</translation>
    </message>
    <message>
        <source>Above the budget</source>
        <translation>超出预算</translation>
    </message>
    <message>
        <source>Left of the budget</source>
        <translation>预算结余</translation>
    </message>
    <message>
        <source>Of it here, and elsewhere</source>
        <translation>其中本机构·外院</translation>
    </message>
    <message>
        <source>Withheld until assessed</source>
        <translation>考核前预留</translation>
    </message>
    <message>
        <source>Pooled fund %1 · personal account %2 · other funds %3 · cash %4</source>
        <translation>统筹基金 %1 · 个人账户 %2 · 其他基金 %3 · 现金 %4</translation>
    </message>
    <message>
        <source>of the cash, %1 where nobody said who pays</source>
        <translation>现金中 %1 未说明由谁支付</translation>
    </message>
    <message>
        <source>out of scope and in no figure: %1</source>
        <translation>不在范围内、未计入：%1</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>第%1版</translation>
    </message>
    <message>
        <source>Paid: %1</source>
        <translation>已拨付：%1</translation>
    </message>
    <message>
        <source>%1: heard %2</source>
        <translation>%1：%2有联系</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>The hub has not said yet when it heard of the other desks.</source>
        <translation>中心尚未告知其他工作站的同步时间。</translation>
    </message>
    <message>
        <source>This is the clinic&apos;s only desk.</source>
        <translation>本机构只有这一台工作站。</translation>
    </message>
    <message>
        <source>Differences (%1)</source>
        <translation>差异（%1）</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Findings (%1)</source>
        <translation>合规发现（%1）</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>合规发现</translation>
    </message>
    <message>
        <source>Something is still open. Freeze the month all the same?</source>
        <translation>仍有未处理事项，仍要冻结本月吗？</translation>
    </message>
    <message>
        <source>Frozen. Whatever comes later stands in the next revision.</source>
        <translation>已冻结。之后的变化计入下一版。</translation>
    </message>
    <message>
        <source>Sign the statement</source>
        <translation>签署申报</translation>
    </message>
    <message>
        <source>With your signature you answer for these figures.</source>
        <translation>签字即表示您对这些数字负责。</translation>
    </message>
    <message>
        <source>Signed. You may submit it now.</source>
        <translation>已签字，现在可以上报。</translation>
    </message>
    <message>
        <source>Submit the statement</source>
        <translation>上报申报</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) of the month are not decided. They go as they are.</source>
        <translation>
            <numerusform>本月有%n条合规发现尚未处理，将按现状上报。</numerusform>
        </translation>
    </message>
    <message>
        <source>It goes to the hub, which figures it again.</source>
        <translation>将发送至中心，由中心重新计算。</translation>
    </message>
    <message>
        <source>Submitted. The answer comes with the next synchronisation.</source>
        <translation>已上报，答复将随下次同步返回。</translation>
    </message>
    <message>
        <source>Write down an answer that came on paper</source>
        <translation>记录书面答复</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Written down.</source>
        <translation>已记录。</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>险种</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>Freeze the month …</source>
        <translation>冻结本月……</translation>
    </message>
    <message>
        <source>Sign …</source>
        <translation>签字……</translation>
    </message>
    <message>
        <source>Submit …</source>
        <translation>上报……</translation>
    </message>
    <message>
        <source>Amend</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Answer on paper …</source>
        <translation>书面答复……</translation>
    </message>
    <message>
        <source>Lines by category</source>
        <translation>分类明细</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>Before it is frozen</source>
        <translation>冻结前核对</translation>
    </message>
    <message>
        <source>What has happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Lines by category and origin</source>
        <translation>按类别和来源的明细</translation>
    </message>
    <message>
        <source>Lines of the chosen category</source>
        <translation>所选类别的明细</translation>
    </message>
    <message>
        <source>Check list before the month is frozen</source>
        <translation>本月冻结前的核对清单</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::StatementTables</name>
    <message>
        <source>not on this desk&apos;s roster</source>
        <translation>不在本工作站名册中</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>This clinic</source>
        <translation>本机构</translation>
    </message>
    <message>
        <source>The hub</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Settled before the month is frozen</source>
        <translation>冻结前须处理</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>A reason may stand in its place.</source>
        <translation>也可填写理由后继续。</translation>
    </message>
    <message>
        <source>no hub</source>
        <translation>未连接中心</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未核对</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::StatementText</name>
    <message>
        <source>Employees&apos; scheme</source>
        <translation>职工医保</translation>
    </message>
    <message>
        <source>Residents&apos; scheme</source>
        <translation>居民医保</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>已签字</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>已上报</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已认可</translation>
    </message>
    <message>
        <source>queried</source>
        <translation>有疑问</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>被退回</translation>
    </message>
    <message>
        <source>to be amended</source>
        <translation>待更正</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>已拨付</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Accepted by the payer</source>
        <translation>医保方认可</translation>
    </message>
    <message>
        <source>Queried by the payer</source>
        <translation>医保方提出疑问</translation>
    </message>
    <message>
        <source>Rejected by the payer</source>
        <translation>医保方退回</translation>
    </message>
    <message>
        <source>To be amended</source>
        <translation>转为更正</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>拨付</translation>
    </message>
    <message>
        <source>Member-months</source>
        <translation>人月</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>退费</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>冲正</translation>
    </message>
    <message>
        <source>Medicines</source>
        <translation>药品</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>检查检验</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>诊疗服务</translation>
    </message>
    <message>
        <source>Outpatient elsewhere</source>
        <translation>外院门诊</translation>
    </message>
    <message>
        <source>Inpatient elsewhere</source>
        <translation>外院住院</translation>
    </message>
    <message>
        <source>Member-month</source>
        <translation>人月</translation>
    </message>
    <message>
        <source>Tier %1</source>
        <translation>第%1档</translation>
    </message>
    <message>
        <source>dispensed here</source>
        <translation>本机构发药</translation>
    </message>
    <message>
        <source>visits here</source>
        <translation>本机构就诊</translation>
    </message>
    <message>
        <source>tests of ours</source>
        <translation>本机构检查</translation>
    </message>
    <message>
        <source>claims from elsewhere</source>
        <translation>外院结算</translation>
    </message>
    <message>
        <source>benefit on the 15th</source>
        <translation>15日在保</translation>
    </message>
    <message>
        <source>missing here</source>
        <translation>本方缺</translation>
    </message>
    <message>
        <source>missing there</source>
        <translation>对方缺</translation>
    </message>
    <message>
        <source>another amount</source>
        <translation>金额不同</translation>
    </message>
    <message>
        <source>another person</source>
        <translation>人员不同</translation>
    </message>
    <message>
        <source>twice</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>open</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>有异议</translation>
    </message>
    <message>
        <source>explained</source>
        <translation>已说明</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>已改正</translation>
    </message>
    <message>
        <source>a payer would stop it</source>
        <translation>医保方会拒付</translation>
    </message>
    <message>
        <source>worth a look</source>
        <translation>值得核对</translation>
    </message>
    <message>
        <source>The month is over</source>
        <translation>本月已结束</translation>
    </message>
    <message>
        <source>Wait for its last day to pass.</source>
        <translation>请等本月最后一天过去。</translation>
    </message>
    <message>
        <source>Work of the month that waits to be sent</source>
        <translation>本月尚未上传的工作</translation>
    </message>
    <message>
        <source>Synchronise this desk.</source>
        <translation>请同步本工作站。</translation>
    </message>
    <message>
        <source>Refused or contradictory work of the month</source>
        <translation>本月被拒绝或有冲突的工作</translation>
    </message>
    <message>
        <source>Open the sync page and settle it.</source>
        <translation>请在同步页面处理。</translation>
    </message>
    <message>
        <source>Visits begun in the month and not signed</source>
        <translation>本月开始而未签字的随访</translation>
    </message>
    <message>
        <source>Sign them or throw them away.</source>
        <translation>请签字或作废。</translation>
    </message>
    <message>
        <source>Refunds whose original is missing</source>
        <translation>缺少原始结算的退费</translation>
    </message>
    <message>
        <source>Ask the payer for the original claim.</source>
        <translation>请向医保方索取原始结算。</translation>
    </message>
    <message>
        <source>Supplies without a known price</source>
        <translation>价格未知的发药</translation>
    </message>
    <message>
        <source>They are in no sum; ask the pharmacy.</source>
        <translation>未计入任何合计，请询问药房。</translation>
    </message>
    <message>
        <source>People who would count if their scheme were known</source>
        <translation>险种未知而未计入的人员</translation>
    </message>
    <message>
        <source>Enter their insurance scheme.</source>
        <translation>请录入其参保险种。</translation>
    </message>
    <message>
        <source>Other desks that may still hold work of the month</source>
        <translation>可能仍有本月工作的其他工作站</translation>
    </message>
    <message>
        <source>Switch them on and let them synchronise.</source>
        <translation>请开机并完成同步。</translation>
    </message>
    <message>
        <source>charges of ours</source>
        <translation>本机构收费</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::StatusStrip</name>
    <message>
        <source>No hub paired</source>
        <translation>未配对中心</translation>
    </message>
    <message>
        <source>Hub: not synced yet</source>
        <translation>中心：尚未同步</translation>
    </message>
    <message>
        <source>Hub: synced %1</source>
        <translation>中心：已同步 %1</translation>
    </message>
    <message>
        <source>Hub: syncing …</source>
        <translation>中心：正在同步 …</translation>
    </message>
    <message>
        <source>Hub: not reached</source>
        <translation>中心：无法连接</translation>
    </message>
    <message>
        <source>Hub: in trouble</source>
        <translation>中心：有问题</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <comment>not yet sent to the hub</comment>
        <translation>
            <numerusform>%n 项待上传</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <comment>changes the hub refused</comment>
        <translation>
            <numerusform>%n 项被拒绝</numerusform>
        </translation>
    </message>
    <message>
        <source>Formulary %1</source>
        <translation>药品目录 %1</translation>
    </message>
    <message>
        <source>Next sync %1</source>
        <translation>下次同步 %1</translation>
    </message>
    <message>
        <source>Locks in %1</source>
        <translation>%1 后锁定</translation>
    </message>
    <message>
        <source>%1, synced %2</source>
        <translation>%1，%2同步过</translation>
    </message>
    <message>
        <source>Comparing with a restored hub</source>
        <translation>正与恢复的中心比对</translation>
    </message>
    <message>
        <source>Working offline</source>
        <translation>离线工作中</translation>
    </message>
    <message>
        <source>Hub: stopped. %1</source>
        <translation>中心：已停止。%1</translation>
    </message>
    <message>
        <source>First load: the hub prepares it</source>
        <translation>首次加载：中心准备中</translation>
    </message>
    <message>
        <source>First load: %1, %2 of %3 files</source>
        <translation>首次加载：%1，%2 / %3 个文件</translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <comment>conflicts</comment>
        <translation>
            <numerusform>%n 项待决定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>clock wrong by %n min</source>
        <translation>
            <numerusform>时钟误差 %n 分钟</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::StrengthText</name>
    <message numerus="yes">
        <source>At least %n characters</source>
        <translation>
            <numerusform>至少 %n 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>Weak: add a word or two</source>
        <translation>弱：再加一两个词</translation>
    </message>
    <message>
        <source>Fair: one more word makes it good</source>
        <translation>中：再加一个词就好</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>强</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::SubstitutionDialog</name>
    <message>
        <source>Checking each resident&apos;s draft …</source>
        <translation>正在逐人检查草稿 …</translation>
    </message>
    <message>
        <source>Nobody is to be changed</source>
        <translation>无人需要更换</translation>
    </message>
    <message>
        <source>Whoever takes this substance here was last given another product of it.</source>
        <translation>在用该成分的居民上次取的是其他产品。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a resident, and why left out</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n prescription(s) will be signed, %1 altogether:</source>
        <translation>
            <numerusform>将签名 %n 张处方，共 %1：</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>等另 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out, to be looked at one by one:</source>
        <translation>
            <numerusform>%n 人未列入，须逐一查看：</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign this one  ↵</source>
        <translation>签名此张  ↵</translation>
    </message>
    <message numerus="yes">
        <source>Sign %n together …</source>
        <translation>
            <numerusform>一并签名 %n 张 …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sign %n prescription(s)  ↵</source>
        <translation>
            <numerusform>签名 %n 张处方  ↵</numerusform>
        </translation>
    </message>
    <message>
        <source>In place of %1</source>
        <translation>替代 %1</translation>
    </message>
    <message>
        <source>on the pharmacist&apos;s list</source>
        <translation>药师替代目录</translation>
    </message>
    <message>
        <source>on the equivalence list, which no pharmacist has signed yet</source>
        <translation>替代目录（药师未签名）</translation>
    </message>
    <message>
        <source>same substance, form and strength</source>
        <translation>同成分、同剂型、同规格</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 a pack: %4</source>
        <translation>%1 · %2 · 每盒 %3：%4</translation>
    </message>
    <message>
        <source>Substitute</source>
        <translation>替代</translation>
    </message>
    <message>
        <source>A substitute for %1</source>
        <translation>替代 %1</translation>
    </message>
    <message>
        <source>Residents and what each would get</source>
        <translation>居民及拟开药品</translation>
    </message>
    <message>
        <source>Close  Esc</source>
        <translation>关闭  Esc</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>To the pad  ↵</source>
        <translation>转到处方  ↵</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::SubstitutionText</name>
    <message>
        <source>Resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Would get</source>
        <translation>拟开</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>dose not known</source>
        <translation>剂量不明</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pack(s)</source>
        <translation>
            <numerusform>%n 盒</numerusform>
        </translation>
    </message>
    <message>
        <source>pays %1</source>
        <comment>the person</comment>
        <translation>自付 %1</translation>
    </message>
    <message>
        <source>share not known</source>
        <translation>自付不明</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>已签名</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>未签名</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>可签名</translation>
    </message>
    <message>
        <source>no substitute</source>
        <translation>无替代</translation>
    </message>
    <message>
        <source>dose unclear</source>
        <translation>剂量不清</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>review interrupts</source>
        <translation>审方中断</translation>
    </message>
    <message>
        <source>one by one</source>
        <translation>逐一签名</translation>
    </message>
    <message>
        <source>The review interrupts by now: look at it alone.</source>
        <translation>现在审方会中断：请单独查看。</translation>
    </message>
    <message>
        <source>No pharmacist has signed this row of the equivalence list: it is signed one by one only.</source>
        <translation>替代目录的这一条尚无药师签名：只能逐一签名。</translation>
    </message>
    <message>
        <source>How much of the substitute is worth the same cannot be told from the dose as it is written.</source>
        <translation>按现有剂量写法无法换算替代药品的用量。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::SyncScreen</name>
    <message>
        <source>Given up. What the resident left with stays here, sealed.</source>
        <translation>已放弃。居民转出时的档案封存于此。</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>You work offline: nothing is sent until you go online.</source>
        <translation>您正在离线工作：恢复联网之前不会发送。</translation>
    </message>
    <message>
        <source>Taken back: it is open again.</source>
        <translation>已撤回，重新待决定。</translation>
    </message>
    <message>
        <source>It goes again when you are online.</source>
        <translation>恢复联网后会再次发送。</translation>
    </message>
    <message>
        <source>It goes again with the next round.</source>
        <translation>下一轮同步会再次发送。</translation>
    </message>
    <message>
        <source>Saved, with names and numbers masked.</source>
        <translation>已保存，姓名与号码均已遮蔽。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::SyncTiles</name>
    <message>
        <source>next %1</source>
        <translation>下次 %1</translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation>上次同步</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>最早：%1</translation>
    </message>
    <message>
        <source>nothing open</source>
        <translation>没有待决定</translation>
    </message>
    <message>
        <source>next try %1</source>
        <translation>下次重试 %1</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>the hub took everything</source>
        <translation>中心已全部接收</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>nothing to send</source>
        <translation>没有待发内容</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::TargetsDialog</name>
    <message>
        <source>Reading the targets …</source>
        <translation>正在读取目标 …</translation>
    </message>
    <message>
        <source>No target is proposed</source>
        <translation>没有建议目标</translation>
    </message>
    <message>
        <source>No diagnosis or programme of this person asks for a target, and none was agreed.</source>
        <translation>此人的诊断与管理项目均不需要目标，也未约定过目标。</translation>
    </message>
    <message>
        <source>No target is in force.</source>
        <translation>当前没有生效的目标。</translation>
    </message>
    <message>
        <source>In force: %1, agreed on %2</source>
        <translation>现行目标：%1，%2约定</translation>
    </message>
    <message>
        <source>In force: %1, by the guideline</source>
        <translation>现行目标：%1，按指南</translation>
    </message>
    <message>
        <source>Not known: %1.</source>
        <translation>未知：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>Proposed: %1</source>
        <translation>建议：%1</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>guideline</source>
        <translation>按指南</translation>
    </message>
    <message>
        <source>A reason is needed</source>
        <translation>请填写理由</translation>
    </message>
    <message>
        <source>Personal targets</source>
        <translation>个体化目标</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>检测项目</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>不低于</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>低于</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Agreed before</source>
        <translation>历史约定</translation>
    </message>
    <message>
        <source>Back to the guideline</source>
        <translation>恢复指南目标</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Set the target</source>
        <translation>设定目标</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::TemplatesDialog</name>
    <message>
        <source>Templates</source>
        <translation>处方模板</translation>
    </message>
    <message>
        <source>A name is needed</source>
        <translation>请填写名称</translation>
    </message>
    <message>
        <source>No template yet. A prescription that is on the pad can be saved under a name; it keeps medicines and doses, nobody&apos;s person.</source>
        <translation>还没有模板。可将当前处方命名保存，只保留药品和用法用量，不含个人信息。</translation>
    </message>
    <message>
        <source>Save what is on the pad as</source>
        <translation>将当前处方保存为</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation>删除（Del）</translation>
    </message>
    <message>
        <source>Load (Enter)</source>
        <translation>载入（回车）</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::TermsCard</name>
    <message>
        <source>not allowed</source>
        <comment>long prescription</comment>
        <translation>不得开具</translation>
    </message>
    <message>
        <source>up to %1 d</source>
        <comment>long prescription</comment>
        <translation>最长%1天</translation>
    </message>
    <message>
        <source>not eligible</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>for it</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>against it</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>Goes on because: %1</source>
        <translation>坚持用药理由：%1</translation>
    </message>
    <message>
        <source>All medicines</source>
        <translation>全部药品</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>处方信息</translation>
    </message>
    <message>
        <source>Kind of prescription</source>
        <translation>处方类别</translation>
    </message>
    <message>
        <source>Valid for</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Why more than the ordinary quantity</source>
        <translation>超常规用量理由</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n天</numerusform>
        </translation>
    </message>
    <message>
        <source>Assess for more than %1 days …</source>
        <translation>超过%1天须评估…</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::TermsDialog</name>
    <message>
        <source>Offer a contract</source>
        <translation>发出签约要约</translation>
    </message>
    <message>
        <source>Record a contract signed on paper</source>
        <translation>登记已签的纸质协议</translation>
    </message>
    <message>
        <source>Sign contract</source>
        <translation>签约</translation>
    </message>
    <message>
        <source>Renew contract</source>
        <translation>续签</translation>
    </message>
    <message>
        <source>Transfer to another team or doctor</source>
        <translation>转签到其他团队或医生</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签字日期</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>the person</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>要约</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>续签</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转签</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签约</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>医生</translation>
    </message>
    <message>
        <source>Service package</source>
        <translation>签约服务包</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>A name is needed</source>
        <translation>请填写姓名或名称</translation>
    </message>
    <message>
        <source>A day is needed</source>
        <translation>请填写日期</translation>
    </message>
    <message>
        <source>It ends before it begins</source>
        <translation>结束日期早于开始日期</translation>
    </message>
    <message>
        <source>A day up to today is needed</source>
        <translation>请填写不晚于今天的日期</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::TestBox</name>
    <message>
        <source>No test found for “%1”</source>
        <translation>没有找到“%1”</translation>
    </message>
    <message>
        <source>Test: name, pinyin, initials or code …</source>
        <translation>项目：名称、拼音、首字母或编码…</translation>
    </message>
    <message>
        <source>Test to order</source>
        <translation>要申请的项目</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::TestPopup</name>
    <message>
        <source>Tests found</source>
        <translation>找到的项目</translation>
    </message>
    <message>
        <source>↑↓ move · Enter takes it · Esc close</source>
        <translation>↑↓ 移动 · 回车选取 · Esc 关闭</translation>
    </message>
    <message>
        <source>fasting</source>
        <translation>空腹</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ThreadPane</name>
    <message>
        <source>Why is it withdrawn?</source>
        <translation>为什么撤回？</translation>
    </message>
    <message>
        <source>Why can the person not be taken?</source>
        <translation>为什么不能接收？</translation>
    </message>
    <message>
        <source>What came of it?</source>
        <translation>随访结果如何？</translation>
    </message>
    <message>
        <source>Reached by</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>At the clinic</source>
        <translation>门诊</translation>
    </message>
    <message>
        <source>Type what you want to say</source>
        <translation>请输入要说的内容</translation>
    </message>
    <message>
        <source>Summary that went with it</source>
        <translation>已随附的患者摘要</translation>
    </message>
    <message>
        <source>Sent %1 by %2</source>
        <translation>%1 由 %2 发出</translation>
    </message>
    <message>
        <source>Valid until %1</source>
        <translation>有效期至 %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>注意：%1</translation>
    </message>
    <message>
        <source>Seen here again on %1</source>
        <translation>%1 已在本机构就诊</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断结果</translation>
    </message>
    <message>
        <source>Main results</source>
        <translation>主要检查结果</translation>
    </message>
    <message>
        <source>Treatment and advice</source>
        <translation>治疗与建议</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Diagnoses</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Present illness, why referred</source>
        <translation>主要现病史（转出原因）</translation>
    </message>
    <message>
        <source>Initial impression</source>
        <translation>初步印象</translation>
    </message>
    <message>
        <source>Past history</source>
        <translation>主要既往史</translation>
    </message>
    <message>
        <source>Treatment so far</source>
        <translation>治疗经过</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>转诊单</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>To be seen here by</source>
        <translation>应随访日期</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>往来消息</translation>
    </message>
    <message>
        <source>We, %1</source>
        <translation>我方 %1</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>病历</translation>
    </message>
    <message>
        <source>Print form</source>
        <translation>打印转诊单</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>继续填写</translation>
    </message>
    <message>
        <source>Reached the person</source>
        <translation>已联系本人</translation>
    </message>
    <message>
        <source>Answer heard</source>
        <translation>登记答复</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不接收</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Message to the other side</source>
        <translation>给对方的消息</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::TimelineCard</name>
    <message>
        <source>not believed</source>
        <translation>不予采信</translation>
    </message>
    <message>
        <source>Started: %1</source>
        <translation>开始：%1</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>停用：%1</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Enter opens a visit</source>
        <translation>按 Enter 打开随访</translation>
    </message>
    <message>
        <source>Nothing has been recorded yet.</source>
        <translation>尚无记录。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::Toast</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::TodayModel</name>
    <message numerus="yes">
        <source>%n thing(s) are a day&apos;s work. What follows can wait, or be given to others.</source>
        <translation>
            <numerusform>一天的工作量为 %n 项。以下可以稍后处理，或交给他人。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tried %n time(s)</source>
        <translation>
            <numerusform>已联系 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>缘由</translation>
    </message>
    <message>
        <source>Whose work</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::TodayScreen</name>
    <message>
        <source>Today</source>
        <translation>今日工作</translation>
    </message>
    <message>
        <source>Reading today&apos;s work …</source>
        <translation>正在读取今日工作…</translation>
    </message>
    <message>
        <source>Looking through the records …</source>
        <translation>正在查阅记录…</translation>
    </message>
    <message>
        <source>Nothing to do here</source>
        <translation>此处没有待办</translation>
    </message>
    <message>
        <source>Other areas or grids may have work.</source>
        <translation>其他类别或网格可能有待办。</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Nothing is put off</source>
        <translation>没有稍后处理的事项</translation>
    </message>
    <message>
        <source>What is put off with S waits here until its day.</source>
        <translation>按 S 稍后处理的事项在此等候到期。</translation>
    </message>
    <message>
        <source>Nothing of yours is left today</source>
        <translation>您今天的工作已全部完成</translation>
    </message>
    <message>
        <source>The team still has %1.</source>
        <translation>团队还有 %1 项。</translation>
    </message>
    <message>
        <source>Show the team&apos;s</source>
        <translation>显示团队的</translation>
    </message>
    <message>
        <source>Nothing is left today</source>
        <translation>今天没有待办</translation>
    </message>
    <message>
        <source>Results, visits and supplies come here by themselves when they need somebody.</source>
        <translation>检验结果、随访和用药需要处理时会自动出现在这里。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message numerus="yes">
        <source>The list is not whole yet: %n people left to look through.</source>
        <translation>
            <numerusform>待办尚未完整：还有 %n 人的记录待查阅。</numerusform>
        </translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Doctors</source>
        <translation>医生</translation>
    </message>
    <message>
        <source>Health managers</source>
        <translation>健康管理师</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Put off %1</source>
        <translation>稍后处理 %1</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>稍后处理</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>放回待办</translation>
    </message>
    <message>
        <source>Give to</source>
        <translation>交给</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>Call list</source>
        <translation>电话名单</translation>
    </message>
    <message>
        <source>↑ ↓ move · ↵ chart · Space acts · every row says why it is here and disappears when it is dealt with</source>
        <translation>↑ ↓ 移动 · ↵ 档案 · 空格处理 · 每行都写明缘由，处理完毕自动消失</translation>
    </message>
    <message>
        <source>What there is to do, the most urgent first</source>
        <translation>待办事项，最紧急的在前</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>预约</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::TopBar</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>User menu</source>
        <translation>用户菜单</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>theme</comment>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>theme</comment>
        <translation>深色</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>立即锁定</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::TreatmentLanes</name>
    <message>
        <source>stopped: %1</source>
        <translation>停用：%1</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>治疗</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::TrendCard</name>
    <message>
        <source>Reading the trend …</source>
        <translation>正在读取趋势 …</translation>
    </message>
    <message>
        <source>No values in this period</source>
        <translation>此期间没有数值</translation>
    </message>
    <message>
        <source>Choose a longer one, or another measurement.</source>
        <translation>请选择更长的期间或其他指标。</translation>
    </message>
    <message>
        <source>systolic</source>
        <translation>收缩压</translation>
    </message>
    <message>
        <source>diastolic</source>
        <translation>舒张压</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>指标</translation>
    </message>
    <message numerus="yes">
        <source>%n y</source>
        <comment>period in years</comment>
        <translation>
            <numerusform>%n 年</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <comment>period</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Show in %1</source>
        <translation>以 %1 显示</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>以表格显示</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>● on target  ▲ off  ◆ far off</source>
        <translation>● 达标  ▲ 未达标  ◆ 远未达标</translation>
    </message>
    <message>
        <source>○ self-reported</source>
        <translation>○ 自测</translation>
    </message>
    <message>
        <source>□ estimated</source>
        <translation>□ 估算</translation>
    </message>
    <message>
        <source>| visit</source>
        <translation>| 随访</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) not believed and not drawn</source>
        <translation>
            <numerusform>%n 个数值不予采信，未绘出</numerusform>
        </translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>原始值</translation>
    </message>
    <message>
        <source>⋯ forecast with its interval</source>
        <translation>⋯ 预测及其区间</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::TrendLines</name>
    <message>
        <source>This clinic</source>
        <translation>本机构</translation>
    </message>
    <message>
        <source>Consortium: not known yet</source>
        <translation>医联体：尚未知</translation>
    </message>
    <message>
        <source>Consortium, mean</source>
        <translation>医联体均值</translation>
    </message>
    <message>
        <source>Month by month</source>
        <translation>逐月</translation>
    </message>
    <message>
        <source>The table beneath says the same.</source>
        <translation>下表内容相同。</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::TrendPlot</name>
    <message>
        <source>systolic</source>
        <translation>收缩压</translation>
    </message>
    <message>
        <source>diastolic</source>
        <translation>舒张压</translation>
    </message>
    <message>
        <source>own target %1</source>
        <translation>个体化目标 %1</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>目标 %1</translation>
    </message>
    <message>
        <source>Trend: arrow keys read the values, + and - zoom, 0 shows all</source>
        <translation>趋势：方向键读取数值，+ 和 - 缩放，0 显示全部</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::TrendSpark</name>
    <message>
        <source>Course of %1</source>
        <translation>%1 的变化</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::TrendView</name>
    <message>
        <source>Counting the months …</source>
        <translation>正在统计各月…</translation>
    </message>
    <message>
        <source>Less is better.</source>
        <translation>越低越好。</translation>
    </message>
    <message>
        <source>The consortium was last heard of at %1.</source>
        <translation>最近一次获得医联体数据：%1。</translation>
    </message>
    <message>
        <source>The consortium&apos;s figures are not known yet.</source>
        <translation>尚未获得医联体数据。</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚未知</translation>
    </message>
    <message>
        <source>Month by month</source>
        <translation>逐月</translation>
    </message>
    <message>
        <source>each month as it stood on its last day</source>
        <translation>各月末的数字</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比率</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>Consortium</source>
        <translation>医联体</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::UnlockForm</name>
    <message>
        <source>Opening …</source>
        <translation>正在打开 …</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <translation>%1 后可重试。</translation>
    </message>
    <message>
        <source>Wrong passphrase.</source>
        <translation>口令错误。</translation>
    </message>
    <message>
        <source>Check Caps Lock and try again.</source>
        <translation>请检查大写锁定后重试。</translation>
    </message>
    <message>
        <source>Please wait.</source>
        <translation>请稍候。</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::UnlockScreen</name>
    <message>
        <source>Jiayi</source>
        <comment>the program&apos;s name</comment>
        <translation>家医</translation>
    </message>
    <message>
        <source>The store is encrypted. Nobody, the consortium included, can open it without a passphrase or the recovery key.</source>
        <translation>数据库已加密。没有口令或恢复密钥，任何人（包括医联体）都无法打开。</translation>
    </message>
    <message>
        <source>Open another store</source>
        <translation>打开其他数据库</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::UnmatchedScreen</name>
    <message>
        <source>Unmatched results</source>
        <translation>未匹配的结果</translation>
    </message>
    <message>
        <source>Reading unmatched results …</source>
        <translation>正在读取未匹配的结果……</translation>
    </message>
    <message>
        <source>%1 to be matched</source>
        <comment>reports</comment>
        <translation>%1 份待匹配</translation>
    </message>
    <message>
        <source>Every report has its person</source>
        <translation>每份报告都已归到人</translation>
    </message>
    <message>
        <source>What no rule can give to anybody stands here; none of it is in a chart until somebody decides.</source>
        <translation>规则无法归到任何人的报告列在这里；在有人决定之前，不会写入任何档案。</translation>
    </message>
    <message>
        <source>Nobody was found. Look for the person, or say that it is nobody of this clinic.</source>
        <translation>没有找到人。请查找此人，或注明不是本机构的人。</translation>
    </message>
    <message>
        <source>The report states</source>
        <translation>报告所写</translation>
    </message>
    <message>
        <source>An identifier disagrees. Give the report to %1 all the same?</source>
        <translation>有标识不符。仍要将报告归到%1名下？</translation>
    </message>
    <message>
        <source>Give the report to %1</source>
        <translation>将报告归到%1名下</translation>
    </message>
    <message>
        <source>Given to %1.</source>
        <translation>已归到%1名下。</translation>
    </message>
    <message>
        <source>Nobody of this clinic</source>
        <translation>不是本机构的人</translation>
    </message>
    <message>
        <source>Put aside.</source>
        <translation>已搁置。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undone right after it was decided</source>
        <translation>决定后随即撤销</translation>
    </message>
    <message>
        <source>Look for the person</source>
        <translation>查找此人</translation>
    </message>
    <message>
        <source>Nobody of ours …</source>
        <translation>不是本机构的人……</translation>
    </message>
    <message>
        <source>Results without a person, newest first</source>
        <translation>未归到人的结果，最新的在前</translation>
    </message>
    <message>
        <source>Report and candidates</source>
        <translation>报告与候选人</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ViewerBar</name>
    <message>
        <source>One picture</source>
        <translation>单幅显示</translation>
    </message>
    <message>
        <source>Beside the last</source>
        <translation>与上次对照</translation>
    </message>
    <message>
        <source>There is no earlier one of this kind and side.</source>
        <translation>没有更早的同类同侧图像。</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>复原</translation>
    </message>
    <message>
        <source>Page back</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::VisitField</name>
    <message>
        <source>choose</source>
        <translation>请选择</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::VisitForm</name>
    <message>
        <source>to confirm</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>last %1</source>
        <comment>value of the last visit</comment>
        <translation>上次 %1</translation>
    </message>
    <message>
        <source>clinical target: %1</source>
        <translation>临床目标：%1</translation>
    </message>
    <message>
        <source>Hardly possible: %1.</source>
        <translation>几乎不可能：%1。</translation>
    </message>
    <message>
        <source>Measure again, or keep it if it is true.</source>
        <translation>请复测；如属实可保留。</translation>
    </message>
    <message>
        <source>It is true</source>
        <translation>属实</translation>
    </message>
    <message>
        <source>Confirm what was carried</source>
        <translation>确认沿用内容</translation>
    </message>
    <message>
        <source>Measured with</source>
        <translation>测量设备</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>not a national form: general knowledge, to be verified</source>
        <translation>非国家表单：依据一般知识，待核实</translation>
    </message>
    <message>
        <source>general knowledge, to be verified</source>
        <translation>一般知识，待核实</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::VisitFormsBar</name>
    <message>
        <source>%1 · due</source>
        <comment>form</comment>
        <translation>%1 · 到期</translation>
    </message>
    <message>
        <source>Forms of this visit</source>
        <translation>本次就诊的表单</translation>
    </message>
    <message>
        <source>Fold in what is due</source>
        <translation>并入到期表单</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::VisitScreen</name>
    <message>
        <source>Opening the visit …</source>
        <translation>正在打开随访 …</translation>
    </message>
    <message>
        <source>lifestyle carried from %1, to confirm</source>
        <translation>生活方式沿用自 %1，待确认</translation>
    </message>
    <message>
        <source>measured values start empty</source>
        <translation>测量值须重新填写</translation>
    </message>
    <message>
        <source>draft saved %1</source>
        <translation>草稿已保存 %1</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>已签名</translation>
    </message>
    <message>
        <source>amending: %1</source>
        <translation>更正：%1</translation>
    </message>
    <message>
        <source>Signing …</source>
        <translation>正在签名 …</translation>
    </message>
    <message>
        <source>Not signed yet.</source>
        <translation>尚未签名。</translation>
    </message>
    <message>
        <source>Next visit %1.</source>
        <translation>下次随访 %1。</translation>
    </message>
    <message>
        <source>Signed.</source>
        <translation>已签名。</translation>
    </message>
    <message>
        <source>Why is this visit amended?</source>
        <translation>为何更正此次随访？</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>暂存</translation>
    </message>
    <message>
        <source>Sign the amendment</source>
        <translation>签名更正</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Amend …</source>
        <translation>更正 …</translation>
    </message>
    <message numerus="yes">
        <source>%n open question(s)</source>
        <translation>
            <numerusform>%n 项待答</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has answers already.</source>
        <translation>“%1”已有填写内容。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Taken off the visit, they are gone.</source>
        <translation>移出后这些内容将不保留。</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>就诊</translation>
    </message>
    <message>
        <source>%1, visit</source>
        <translation>%1，就诊</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>打印 …</translation>
    </message>
    <message>
        <source>Order tests</source>
        <translation>申请检查</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::VisitStopPanel</name>
    <message>
        <source>Stop: this is dangerous</source>
        <translation>请停下：情况危险</translation>
    </message>
    <message>
        <source>Is it acute?</source>
        <translation>是否急症？</translation>
    </message>
    <message>
        <source>Treat at once, then refer.</source>
        <translation>立即处理后转诊。</translation>
    </message>
    <message>
        <source>Answer “Is it acute?” under Symptoms.</source>
        <translation>请在“症状”中回答“是否急症？”。</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理措施</translation>
    </message>
    <message>
        <source>treated with …, referred to …, who was told</source>
        <translation>用药 …，转诊至 …，已告知 …</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::VisitText</name>
    <message>
        <source>Needed</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Not a number</source>
        <translation>不是数字</translation>
    </message>
    <message>
        <source>Whole numbers only</source>
        <translation>只能是整数</translation>
    </message>
    <message numerus="yes">
        <source>At most %n decimal(s)</source>
        <translation>
            <numerusform>最多 %n 位小数</numerusform>
        </translation>
    </message>
    <message>
        <source>Outside %1</source>
        <translation>超出 %1</translation>
    </message>
    <message>
        <source>Not one of the choices</source>
        <translation>不在选项中</translation>
    </message>
    <message>
        <source>“None” excludes the others</source>
        <translation>“无”与其他选项互斥</translation>
    </message>
    <message>
        <source>No such date</source>
        <translation>没有这个日期</translation>
    </message>
    <message>
        <source>Not in the future</source>
        <translation>不能在未来</translation>
    </message>
    <message>
        <source>Not after the visit</source>
        <translation>不能晚于随访日期</translation>
    </message>
    <message>
        <source>After the visit, please</source>
        <translation>须晚于随访日期</translation>
    </message>
    <message>
        <source>Not in the usual form</source>
        <translation>格式不符</translation>
    </message>
    <message>
        <source>The second figure must be the lower one</source>
        <translation>第二个数值须较低</translation>
    </message>
    <message>
        <source>Does not apply here</source>
        <translation>此处不适用</translation>
    </message>
    <message>
        <source>Check this</source>
        <translation>请核对</translation>
    </message>
    <message>
        <source>Something is missing or does not fit; it is marked below.</source>
        <translation>有内容缺失或不符，已在下方标出。</translation>
    </message>
    <message>
        <source>Carried answers are not confirmed yet: Alt C.</source>
        <translation>沿用的答案尚未确认：Alt C。</translation>
    </message>
    <message>
        <source>A danger is open: say what was done.</source>
        <translation>有危险情况未处理：请说明处理措施。</translation>
    </message>
    <message>
        <source>Is it acute? Answer first.</source>
        <translation>是否急症？请先回答。</translation>
    </message>
    <message>
        <source>A changed class needs a reason.</source>
        <translation>更改分类须说明原因。</translation>
    </message>
    <message>
        <source>What could not be assessed cannot be called satisfactory.</source>
        <translation>无法评估的不能判为控制满意。</translation>
    </message>
    <message>
        <source>A later date than the rule allows needs a reason.</source>
        <translation>晚于规定的日期须说明原因。</translation>
    </message>
    <message>
        <source>laboratory</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>clinic</source>
        <translation>门诊</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::WaitingCard</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>a save: its first record, and how many others</comment>
        <translation>
            <numerusform>%1，另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>by save, oldest first</source>
        <translation>按保存，最早在前</translation>
    </message>
    <message>
        <source>Nothing waits: the hub has everything of this desk.</source>
        <translation>没有待发内容：中心已有本机全部内容。</translation>
    </message>
    <message>
        <source>What waits to be sent, by save</source>
        <translation>按保存列出的待发内容</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存时间</translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>By</source>
        <translation>保存人</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>again at %1</source>
        <translation>%1 再发</translation>
    </message>
    <message>
        <source>later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>waits for a decision</source>
        <translation>等待决定</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::WatchCard</name>
    <message>
        <source>look</source>
        <translation>关注</translation>
    </message>
    <message>
        <source>Two half-years of members are needed for this.</source>
        <translation>需有两个半年的参保数据。</translation>
    </message>
    <message>
        <source>Medicines</source>
        <translation>药品</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>检验检查</translation>
    </message>
    <message>
        <source>Without any medicine now</source>
        <translation>现已无用药</translation>
    </message>
    <message>
        <source>had some in the half-year before</source>
        <translation>前半年曾有用药</translation>
    </message>
    <message>
        <source>Left the clinic</source>
        <translation>已离开本机构</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>of the others %1 of %2</source>
        <translation>其他人%1/%2</translation>
    </message>
    <message>
        <source>Does care fall away?</source>
        <translation>服务是否减少？</translation>
    </message>
    <message>
        <source>the costliest quarter, last half-year against the one before</source>
        <translation>费用最高的四分之一，近半年与前半年</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::WorkDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::WorkFilter</name>
    <message>
        <source>All %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>Every grid</source>
        <translation>所有网格</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::WorkWords</name>
    <message>
        <source>Results</source>
        <comment>area of work</comment>
        <translation>结果</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <comment>area of work</comment>
        <translation>随访</translation>
    </message>
    <message>
        <source>Pharmacy</source>
        <comment>area of work</comment>
        <translation>药品</translation>
    </message>
    <message>
        <source>Contract</source>
        <comment>area of work</comment>
        <translation>签约</translation>
    </message>
    <message>
        <source>Roster</source>
        <comment>area of work</comment>
        <translation>档案</translation>
    </message>
    <message>
        <source>Sync</source>
        <comment>area of work</comment>
        <translation>同步</translation>
    </message>
    <message>
        <source>Call</source>
        <comment>what there is to do</comment>
        <translation>联系</translation>
    </message>
    <message>
        <source>Visit</source>
        <comment>what there is to do</comment>
        <translation>随访</translation>
    </message>
    <message>
        <source>Prescribe</source>
        <comment>what there is to do</comment>
        <translation>开方</translation>
    </message>
    <message>
        <source>Answer</source>
        <comment>what there is to do</comment>
        <translation>答复</translation>
    </message>
    <message>
        <source>Decide</source>
        <comment>what there is to do</comment>
        <translation>处理</translation>
    </message>
    <message>
        <source>Look</source>
        <comment>what there is to do</comment>
        <translation>查看</translation>
    </message>
    <message>
        <source>back %1</source>
        <comment>an item that was put off</comment>
        <translation>%1 再办</translation>
    </message>
    <message>
        <source>open</source>
        <comment>an item without a day</comment>
        <translation>待处理</translation>
    </message>
    <message>
        <source>now</source>
        <translation>立即</translation>
    </message>
    <message numerus="yes">
        <source>%n d late</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>医生</translation>
    </message>
    <message>
        <source>Health manager</source>
        <translation>健康管理师</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>By message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>In the clinic</source>
        <translation>在门诊</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已联系上</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无人接听</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>号码有误</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>本人拒绝</translation>
    </message>
    <message numerus="yes">
        <source>Tried %n time(s), last: %1, %2 (%3, %4)</source>
        <translation>
            <numerusform>已联系 %n 次，最近：%1，%2（%3，%4）</numerusform>
        </translation>
    </message>
    <message>
        <source>This clinic</source>
        <translation>本机构</translation>
    </message>
    <message>
        <source>did not come on %1</source>
        <translation>%1 未到</translation>
    </message>
    <message>
        <source>booked for today %1</source>
        <translation>已约今天 %1</translation>
    </message>
    <message>
        <source>booked for %1 %2</source>
        <translation>已约 %1 %2</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>what there is to do</comment>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>what there is to do</comment>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>jiayi::ui::YearBoard</name>
    <message>
        <source>as of %1</source>
        <translation>截至%1</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Lost to quality (%1)</source>
        <translation>质量扣减（得分%1）</translation>
    </message>
    <message>
        <source>Cost, after stop-loss</source>
        <translation>费用（止损后）</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>未到账</translation>
    </message>
    <message>
        <source>Deficit</source>
        <translation>超支</translation>
    </message>
    <message>
        <source>Surplus</source>
        <translation>结余</translation>
    </message>
    <message>
        <source>Borne by the clinic</source>
        <translation>机构承担</translation>
    </message>
    <message>
        <source>Kept by the clinic</source>
        <translation>机构留用</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>应计</translation>
    </message>
    <message>
        <source>written down</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>written</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>What is kept goes, by the rule in force, to</source>
        <translation>留用结余按现行规则分配给</translation>
    </message>
    <message>
        <source>Quality that is paid by</source>
        <translation>支付考核质量</translation>
    </message>
    <message>
        <source>limits fixed for all, no personal targets</source>
        <translation>统一界值，不采用个体化目标</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>missing: 0</source>
        <translation>缺失：0</translation>
    </message>
    <message>
        <source>Funds, each by itself</source>
        <translation>各项资金，分账管理</translation>
    </message>
    <message>
        <source> (settles)</source>
        <translation>（参与清算）</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>Nothing yet. Advances, the assessment and the clearing are written down as they come.</source>
        <translation>暂无。预拨、考核与清算按发生登记。</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>冲正</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>冲正：%1</translation>
    </message>
    <message>
        <source>Take back %1: why?</source>
        <translation>冲正%1：原因？</translation>
    </message>
    <message>
        <source>Write down money</source>
        <translation>登记收支</translation>
    </message>
</context>
</TS>
