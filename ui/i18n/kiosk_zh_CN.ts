<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name></name>
    <message id="app.name">
        <source></source>
        <translation>烟必行 · 自助终端</translation>
    </message>
    <message id="browse.title">
        <source></source>
        <translation>{category}</translation>
    </message>
    <message id="claim.hint_confirmation">
        <source></source>
        <translation>申请里写到的人，用自己的身份证确认。</translation>
    </message>
    <message id="claim.hint_document">
        <source></source>
        <translation>文件只交给申请人本人。</translation>
    </message>
    <message id="claim.hint_supplement">
        <source></source>
        <translation>只有申请人本人能看到要补什么。</translation>
    </message>
    <message id="claim.offline_confirmation">
        <source></source>
        <translation>要联网才能确认，请稍后再来。</translation>
    </message>
    <message id="claim.offline_document">
        <source></source>
        <translation>要联网才能取文件，请稍后再来。</translation>
    </message>
    <message id="claim.offline_supplement">
        <source></source>
        <translation>要联网才能知道缺什么，请稍后再来。</translation>
    </message>
    <message id="claim.title">
        <source></source>
        <translation>请放上申请人的身份证</translation>
    </message>
    <message id="claim.title_confirmation">
        <source></source>
        <translation>请放上确认人的身份证</translation>
    </message>
    <message id="closed.catalogue">
        <source></source>
        <translation>暂时不能办</translation>
    </message>
    <message id="closed.elsewhere">
        <source></source>
        <translation>可到{site}办理，约 {minutes} 分钟</translation>
    </message>
    <message id="closed.full">
        <source></source>
        <translation>暂时收不了新申请</translation>
    </message>
    <message id="closed.hours">
        <source></source>
        <translation>现在不办理，{time} 开始</translation>
    </message>
    <message id="closed.offline">
        <source></source>
        <translation>要联网才能办</translation>
    </message>
    <message id="closed.out">
        <source></source>
        <translation>本机暂停服务</translation>
    </message>
    <message id="closed.page_printer">
        <source></source>
        <translation>打印机暂时不能用</translation>
    </message>
    <message id="closed.printer">
        <source></source>
        <translation>凭条打印机暂时不能用</translation>
    </message>
    <message id="closed.reader">
        <source></source>
        <translation>读卡器暂时不能用</translation>
    </message>
    <message id="closed.since">
        <source></source>
        <translation>{date} 起办理</translation>
    </message>
    <message id="closed.until">
        <source></source>
        <translation>已于 {date} 截止</translation>
    </message>
    <message id="code.by_card">
        <source></source>
        <translation>改用身份证</translation>
    </message>
    <message id="code.declined">
        <source></source>
        <translation>您在手机上选择了不同意，本机没有取得任何信息。</translation>
    </message>
    <message id="code.expired">
        <source></source>
        <translation>这个码已过期，请在手机上刷新后重试。</translation>
    </message>
    <message id="code.hint">
        <source></source>
        <translation>出示手机上的鲁通码或企业码，或用手机扫屏幕上的码，任选一种。</translation>
    </message>
    <message id="code.hint_scan">
        <source></source>
        <translation>用手机扫屏幕上的码，在手机上确认。</translation>
    </message>
    <message id="code.offline">
        <source></source>
        <translation>网络恢复后可用</translation>
    </message>
    <message id="code.scan">
        <source></source>
        <translation>用手机扫这个码</translation>
    </message>
    <message id="code.scan_hint">
        <source></source>
        <translation>在手机上看清内容，再确认。</translation>
    </message>
    <message id="code.show">
        <source></source>
        <translation>出示手机上的码</translation>
    </message>
    <message id="code.show_hint">
        <source></source>
        <translation>对准屏幕下方的扫码窗。</translation>
    </message>
    <message id="code.title">
        <source></source>
        <translation>用手机码办理</translation>
    </message>
    <message id="code.unknown">
        <source></source>
        <translation>这个码无法识别，请出示鲁通码或企业码。</translation>
    </message>
    <message id="code.unreadable">
        <source></source>
        <translation>没有读清，请把手机再靠近一些。</translation>
    </message>
    <message id="code.used">
        <source></source>
        <translation>这个码已经用过，请在手机上刷新后重试。</translation>
    </message>
    <message id="code.way">
        <source></source>
        <translation>鲁通码、企业码</translation>
    </message>
    <message id="code.way_hint">
        <source></source>
        <translation>没带证件也能办，点这里。</translation>
    </message>
    <message id="confirmation.begin">
        <source></source>
        <translation>同意，去签字</translation>
    </message>
    <message id="confirmation.hint">
        <source></source>
        <translation>这是申请人签过字的内容，您签字后才算共同申请。</translation>
    </message>
    <message id="confirmation.others_title">
        <source></source>
        <translation>还要其他人确认</translation>
    </message>
    <message id="confirmation.title">
        <source></source>
        <translation>请看清内容再确认</translation>
    </message>
    <message id="consent.address">
        <source></source>
        <translation>住址</translation>
    </message>
    <message id="consent.agree">
        <source></source>
        <translation>同意并继续</translation>
    </message>
    <message id="consent.birth">
        <source></source>
        <translation>出生日期</translation>
    </message>
    <message id="consent.enterprise">
        <source></source>
        <translation>企业名称</translation>
    </message>
    <message id="consent.for_enterprise">
        <source></source>
        <translation>企业码：{name}</translation>
    </message>
    <message id="consent.hint">
        <source></source>
        <translation>办理“{service}”需要以下信息。您同意后才会读取，只用于这次办理。</translation>
    </message>
    <message id="consent.name">
        <source></source>
        <translation>姓名</translation>
    </message>
    <message id="consent.no">
        <source></source>
        <translation>不同意</translation>
    </message>
    <message id="consent.number">
        <source></source>
        <translation>身份号码</translation>
    </message>
    <message id="consent.sex">
        <source></source>
        <translation>性别</translation>
    </message>
    <message id="consent.title">
        <source></source>
        <translation>是否同意授权？</translation>
    </message>
    <message id="consent.uscc">
        <source></source>
        <translation>统一社会信用代码</translation>
    </message>
    <message id="copy.begin">
        <source></source>
        <translation>在本机复印或扫描</translation>
    </message>
    <message id="copy.copies">
        <source></source>
        <translation>份</translation>
    </message>
    <message id="copy.failed">
        <source></source>
        <translation>打印机出了问题，没有印成。可以存到手机。</translation>
    </message>
    <message id="copy.fewer">
        <source></source>
        <translation>少印一份</translation>
    </message>
    <message id="copy.hint">
        <source></source>
        <translation>一张或一叠，有字的一面按图示。身份证两面都扫，会印在同一张纸上。</translation>
    </message>
    <message id="copy.more">
        <source></source>
        <translation>多印一份</translation>
    </message>
    <message id="copy.no_paper">
        <source></source>
        <translation>打印机缺纸，没有印成。可以存到手机。</translation>
    </message>
    <message id="copy.not_taken">
        <source></source>
        <translation>没有传成，请再试一次，或打印出来。</translation>
    </message>
    <message id="copy.pages_hint">
        <source></source>
        <translation>要打印出来，还是存到您的手机？结束后本机不留存。</translation>
    </message>
    <message id="copy.pages_title">
        <source></source>
        <translation>已扫描 {pages} 页</translation>
    </message>
    <message id="copy.phone">
        <source></source>
        <translation>存到我的手机</translation>
    </message>
    <message id="copy.phone_hint">
        <source></source>
        <translation>打开的网页上点“保存”。十分钟内有效，只能取一次。</translation>
    </message>
    <message id="copy.phone_note">
        <source></source>
        <translation>手机扫码，直接下载</translation>
    </message>
    <message id="copy.phone_offline">
        <source></source>
        <translation>断网，暂不能存</translation>
    </message>
    <message id="copy.phone_privacy">
        <source></source>
        <translation>只有扫码的手机能打开，途中谁也看不到内容。</translation>
    </message>
    <message id="copy.phone_title">
        <source></source>
        <translation>请用手机扫描此码</translation>
    </message>
    <message id="copy.print">
        <source></source>
        <translation>打印</translation>
    </message>
    <message id="copy.print_broken">
        <source></source>
        <translation>打印机暂不能用</translation>
    </message>
    <message id="copy.print_most">
        <source></source>
        <translation>已达本次张数</translation>
    </message>
    <message id="copy.printed">
        <source></source>
        <translation>复印件已打印，请取走。还要印或存到手机吗？</translation>
    </message>
    <message id="copy.printing">
        <source></source>
        <translation>正在打印复印件</translation>
    </message>
    <message id="copy.scan">
        <source></source>
        <translation>开始扫描</translation>
    </message>
    <message id="copy.scan_more">
        <source></source>
        <translation>再扫一些</translation>
    </message>
    <message id="copy.scanning">
        <source></source>
        <translation>正在扫描</translation>
    </message>
    <message id="copy.taken">
        <source></source>
        <translation>已存到您的手机。还要打印吗？</translation>
    </message>
    <message id="copy.title">
        <source></source>
        <translation>请放入要复印或扫描的纸</translation>
    </message>
    <message id="copy.unknown">
        <source></source>
        <translation>不能确定是否都已印出，请看出纸口。少了可以再印。</translation>
    </message>
    <message id="date.day">
        <source></source>
        <translation>日</translation>
    </message>
    <message id="date.less">
        <source></source>
        <translation>{part}减一</translation>
    </message>
    <message id="date.month">
        <source></source>
        <translation>月</translation>
    </message>
    <message id="date.more">
        <source></source>
        <translation>{part}加一</translation>
    </message>
    <message id="date.this_month">
        <source></source>
        <translation>本月</translation>
    </message>
    <message id="date.today">
        <source></source>
        <translation>今天</translation>
    </message>
    <message id="date.tomorrow">
        <source></source>
        <translation>明天</translation>
    </message>
    <message id="date.year">
        <source></source>
        <translation>年</translation>
    </message>
    <message id="draft.anew">
        <source></source>
        <translation>重新填写</translation>
    </message>
    <message id="draft.discard">
        <source></source>
        <translation>不保存，立即清除</translation>
    </message>
    <message id="draft.keep">
        <source></source>
        <translation>保存草稿，以后接着办</translation>
    </message>
    <message id="draft.keep_hint">
        <source></source>
        <translation>保存后可以在手机或任一终端接着填，提交或到期后自动删除。不保存就立即清除。</translation>
    </message>
    <message id="draft.keep_title">
        <source></source>
        <translation>还没填完，要保存吗？</translation>
    </message>
    <message id="draft.kept">
        <source></source>
        <translation>草稿已保存，{date} 前可以接着办</translation>
    </message>
    <message id="draft.not_kept">
        <source></source>
        <translation>草稿没有保存成功，您填的内容已清除</translation>
    </message>
    <message id="draft.resume">
        <source></source>
        <translation>接着填写</translation>
    </message>
    <message id="draft.resume_phone">
        <source></source>
        <translation>您 {time} 在手机上保存过。接着填写时，每一项都可以改。</translation>
    </message>
    <message id="draft.resume_terminal">
        <source></source>
        <translation>您 {time} 在自助终端上保存过。接着填写时，每一项都可以改。</translation>
    </message>
    <message id="draft.resume_title">
        <source></source>
        <translation>上次没填完，接着办吗？</translation>
    </message>
    <message id="draft.stay">
        <source></source>
        <translation>继续办理</translation>
    </message>
    <message id="end.card">
        <source></source>
        <translation>请取走身份证</translation>
    </message>
    <message id="end.check">
        <source></source>
        <translation>请带好身份证和随身物品。</translation>
    </message>
    <message id="end.done">
        <source></source>
        <translation>办完了，您慢走</translation>
    </message>
    <message id="end.hint">
        <source></source>
        <translation>请带好身份证、纸张和随身物品。</translation>
    </message>
    <message id="end.paper">
        <source></source>
        <translation>请取走凭条和文件</translation>
    </message>
    <message id="end.take_1">
        <source></source>
        <translation>您的纸张还在出纸口</translation>
    </message>
    <message id="end.take_1.hint">
        <source></source>
        <translation>请从屏幕右下方的出纸口取走。</translation>
    </message>
    <message id="end.take_2">
        <source></source>
        <translation>离开前请取走您的纸张</translation>
    </message>
    <message id="end.take_2.hint">
        <source></source>
        <translation>没有取走的纸张，将通知工作人员处理。</translation>
    </message>
    <message id="end.timeout">
        <source></source>
        <translation>操作超时，您的信息已清除</translation>
    </message>
    <message id="end.title">
        <source></source>
        <translation>请带好您的东西</translation>
    </message>
    <message id="face.consent">
        <source></source>
        <translation>我单独同意采集人脸信息用于本次身份核验（图像仅在本机比对，办结即删除）</translation>
    </message>
    <message id="face.failed_device">
        <source></source>
        <translation>镜头现在用不了，请输入密码</translation>
    </message>
    <message id="face.failed_photo">
        <source></source>
        <translation>证件上的照片无法比对，请输入密码</translation>
    </message>
    <message id="face.failed_time">
        <source></source>
        <translation>时间到了还没有看清，请输入密码</translation>
    </message>
    <message id="face.go">
        <source></source>
        <translation>同意并刷脸</translation>
    </message>
    <message id="face.hint">
        <source></source>
        <translation>正在与您证件上的照片比对，图像不保存、不上传。</translation>
    </message>
    <message id="face.interrupted">
        <source></source>
        <translation>镜头已经关闭，请输入密码</translation>
    </message>
    <message id="face.missed">
        <source></source>
        <translation>没有认出您，请再选一次方式</translation>
    </message>
    <message id="face.missed_twice">
        <source></source>
        <translation>两次都没有认出您，请输入密码</translation>
    </message>
    <message id="face.other">
        <source></source>
        <translation>改用密码</translation>
    </message>
    <message id="face.resting">
        <source></source>
        <translation>镜头现在用不了</translation>
    </message>
    <message id="face.title">
        <source></source>
        <translation>请看镜头</translation>
    </message>
    <message id="face.way">
        <source></source>
        <translation>刷脸</translation>
    </message>
    <message id="form.add">
        <source></source>
        <translation>再添一项</translation>
    </message>
    <message id="form.change_province">
        <source></source>
        <translation>换省份</translation>
    </message>
    <message id="form.from_card">
        <source></source>
        <translation>来自身份证</translation>
    </message>
    <message id="form.from_code">
        <source></source>
        <translation>来自手机码</translation>
    </message>
    <message id="form.from_computed">
        <source></source>
        <translation>自动计算</translation>
    </message>
    <message id="form.from_draft">
        <source></source>
        <translation>来自您的草稿</translation>
    </message>
    <message id="form.from_licence">
        <source></source>
        <translation>来自电子证照</translation>
    </message>
    <message id="form.from_scan">
        <source></source>
        <translation>扫描读出，请核对</translation>
    </message>
    <message id="form.from_share">
        <source></source>
        <translation>共享信息，已核验</translation>
    </message>
    <message id="form.from_user">
        <source></source>
        <translation>您填写的</translation>
    </message>
    <message id="form.invalid_date">
        <source></source>
        <translation>这个日期不在可选范围内，请重选。</translation>
    </message>
    <message id="form.invalid_number">
        <source></source>
        <translation>号码不对，请核对。</translation>
    </message>
    <message id="form.invalid_phone">
        <source></source>
        <translation>手机号是 1 开头的 11 位数字，请核对。</translation>
    </message>
    <message id="form.no_rows">
        <source></source>
        <translation>还没有添加。没有的话直接下一步。</translation>
    </message>
    <message id="form.out_of_range">
        <source></source>
        <translation>请在可选的时间范围内选择。</translation>
    </message>
    <message id="form.pick_city">
        <source></source>
        <translation>请选择城市</translation>
    </message>
    <message id="form.pick_province">
        <source></source>
        <translation>请选择省份</translation>
    </message>
    <message id="form.remove">
        <source></source>
        <translation>删除</translation>
    </message>
    <message id="form.required">
        <source></source>
        <translation>请先回答这一项。</translation>
    </message>
    <message id="form.scan">
        <source></source>
        <translation>扫描执照填写</translation>
    </message>
    <message id="form.scan_nothing">
        <source></source>
        <translation>没有读出来，请换一份清楚的，或者直接输入</translation>
    </message>
    <message id="form.title">
        <source></source>
        <translation>第 {n} 项，共 {of} 项</translation>
    </message>
    <message id="form.wrong">
        <source></source>
        <translation>这一项填得不对，请核对。</translation>
    </message>
    <message id="guide.not_printed">
        <source></source>
        <translation>没有打印出来，可以看屏幕或拍照</translation>
    </message>
    <message id="guide.print">
        <source></source>
        <translation>打印</translation>
    </message>
    <message id="guide.printed">
        <source></source>
        <translation>已打印，请从下方取走</translation>
    </message>
    <message id="guide.title">
        <source></source>
        <translation>{name}</translation>
    </message>
    <message id="hall.cabinet">
        <source></source>
        <translation>机柜与指示灯</translation>
    </message>
    <message id="hall.card">
        <source></source>
        <translation>身份证</translation>
    </message>
    <message id="hall.card_none">
        <source></source>
        <translation>读卡器上没有证件。</translation>
    </message>
    <message id="hall.card_on">
        <source></source>
        <translation>{label}在读卡器上。</translation>
    </message>
    <message id="hall.certificate">
        <source></source>
        <translation>文件打印机 · 编号证照纸</translation>
    </message>
    <message id="hall.chip">
        <source></source>
        <translation>芯片卡与护照</translation>
    </message>
    <message id="hall.chip.bank">
        <source></source>
        <translation>银行卡</translation>
    </message>
    <message id="hall.chip.passport">
        <source></source>
        <translation>护照</translation>
    </message>
    <message id="hall.chip.permit">
        <source></source>
        <translation>通行证</translation>
    </message>
    <message id="hall.chip.social_security">
        <source></source>
        <translation>社保卡</translation>
    </message>
    <message id="hall.chip_lies">
        <source></source>
        <translation>放着：{n} 号的{kind}</translation>
    </message>
    <message id="hall.chip_none">
        <source></source>
        <translation>芯片卡槽是空的。</translation>
    </message>
    <message id="hall.chip_take">
        <source></source>
        <translation>取走</translation>
    </message>
    <message id="hall.chip_whose">
        <source></source>
        <translation>先选是谁的，再选放哪一种。</translation>
    </message>
    <message id="hall.lift">
        <source></source>
        <translation>拿走证件</translation>
    </message>
    <message id="hall.light.cardReader">
        <source></source>
        <translation>读卡</translation>
    </message>
    <message id="hall.light.contactless">
        <source></source>
        <translation>扫码</translation>
    </message>
    <message id="hall.light.documentPrinter">
        <source></source>
        <translation>证明</translation>
    </message>
    <message id="hall.light.receiptPrinter">
        <source></source>
        <translation>凭条</translation>
    </message>
    <message id="hall.light.scanner">
        <source></source>
        <translation>扫描</translation>
    </message>
    <message id="hall.light.statusBad">
        <source></source>
        <translation>故障</translation>
    </message>
    <message id="hall.light.statusGood">
        <source></source>
        <translation>正常</translation>
    </message>
    <message id="hall.light.statusInService">
        <source></source>
        <translation>服务中</translation>
    </message>
    <message id="hall.network">
        <source></source>
        <translation>网络</translation>
    </message>
    <message id="hall.network_cut">
        <source></source>
        <translation>拔掉网线</translation>
    </message>
    <message id="hall.network_down">
        <source></source>
        <translation>已断开</translation>
    </message>
    <message id="hall.network_mend">
        <source></source>
        <translation>接上网线</translation>
    </message>
    <message id="hall.network_none">
        <source></source>
        <translation>这里没有网线。</translation>
    </message>
    <message id="hall.network_up">
        <source></source>
        <translation>已连接</translation>
    </message>
    <message id="hall.page">
        <source></source>
        <translation>文件打印机</translation>
    </message>
    <message id="hall.paper">
        <source></source>
        <translation>打印纸</translation>
    </message>
    <message id="hall.paper.full">
        <source></source>
        <translation>充足</translation>
    </message>
    <message id="hall.paper.jammed">
        <source></source>
        <translation>卡纸</translation>
    </message>
    <message id="hall.paper.low">
        <source></source>
        <translation>不多</translation>
    </message>
    <message id="hall.paper.out">
        <source></source>
        <translation>没纸</translation>
    </message>
    <message id="hall.passport_none">
        <source></source>
        <translation>证件阅读器上没有证件。</translation>
    </message>
    <message id="hall.person">
        <source></source>
        <translation>镜头前</translation>
    </message>
    <message id="hall.person.another">
        <source></source>
        <translation>另一个人</translation>
    </message>
    <message id="hall.person.nobody">
        <source></source>
        <translation>没有人</translation>
    </message>
    <message id="hall.person.owner">
        <source></source>
        <translation>持卡人</translation>
    </message>
    <message id="hall.phone">
        <source></source>
        <translation>手机</translation>
    </message>
    <message id="hall.phone_enterprise">
        <source></source>
        <translation>{n} 号 企业码</translation>
    </message>
    <message id="hall.phone_held">
        <source></source>
        <translation>手机对着扫码窗，终端扫码时读取</translation>
    </message>
    <message id="hall.phone_none">
        <source></source>
        <translation>把手机上的码对准扫码窗</translation>
    </message>
    <message id="hall.phone_person">
        <source></source>
        <translation>{n} 号 鲁通码</translation>
    </message>
    <message id="hall.power">
        <source></source>
        <translation>市电</translation>
    </message>
    <message id="hall.power.battery">
        <source></source>
        <translation>停电</translation>
    </message>
    <message id="hall.power.low">
        <source></source>
        <translation>电池将尽</translation>
    </message>
    <message id="hall.power.mains">
        <source></source>
        <translation>有电</translation>
    </message>
    <message id="hall.presenter.lying">
        <source></source>
        <translation>无人取走</translation>
    </message>
    <message id="hall.presenter.none">
        <source></source>
        <translation>不感应</translation>
    </message>
    <message id="hall.presenter.taken">
        <source></source>
        <translation>有人取走</translation>
    </message>
    <message id="hall.prints">
        <source></source>
        <translation>打印出来的纸</translation>
    </message>
    <message id="hall.prints_hold">
        <source></source>
        <translation>含个人信息，已遮挡；按住才能看清。</translation>
    </message>
    <message id="hall.prints_none">
        <source></source>
        <translation>还没有打印。</translation>
    </message>
    <message id="hall.receipt">
        <source></source>
        <translation>凭条打印机</translation>
    </message>
    <message id="hall.scanner">
        <source></source>
        <translation>扫描仪</translation>
    </message>
    <message id="hall.sensor.cabinetFrontDoor">
        <source></source>
        <translation>柜门开</translation>
    </message>
    <message id="hall.sensor.proximitySensor">
        <source></source>
        <translation>有人</translation>
    </message>
    <message id="hall.sensor.tamperSensor">
        <source></source>
        <translation>撬动</translation>
    </message>
    <message id="hall.sheet_blank">
        <source></source>
        <translation>白纸</translation>
    </message>
    <message id="hall.sheet_lease">
        <source></source>
        <translation>租赁合同</translation>
    </message>
    <message id="hall.sheet_licence">
        <source></source>
        <translation>营业执照</translation>
    </message>
    <message id="hall.sheet_other">
        <source></source>
        <translation>别的纸</translation>
    </message>
    <message id="hall.slots">
        <source></source>
        <translation>出纸口</translation>
    </message>
    <message id="hall.slots_empty">
        <source></source>
        <translation>出纸口没有纸张</translation>
    </message>
    <message id="hall.slots_lying">
        <source></source>
        <translation>有纸张留在出纸口</translation>
    </message>
    <message id="hall.specimen">
        <source></source>
        <translation>纸质证明</translation>
    </message>
    <message id="hall.subtitle">
        <source></source>
        <translation>证件、纸张、网线</translation>
    </message>
    <message id="hall.take">
        <source></source>
        <translation>取走</translation>
    </message>
    <message id="hall.title">
        <source></source>
        <translation>虚拟大厅</translation>
    </message>
    <message id="hall.unreachable">
        <source></source>
        <translation>虚拟大厅没有回答，正在重试……</translation>
    </message>
    <message id="help.hotline">
        <source></source>
        <translation>12345 热线</translation>
    </message>
    <message id="home.categories">
        <source></source>
        <translation>全部事项</translation>
    </message>
    <message id="home.hint">
        <source></source>
        <translation>刷身份证即可开始，没带也能先看看。</translation>
    </message>
    <message id="home.offline">
        <source></source>
        <translation>网络暂时中断，可先申请，恢复后自动提交。</translation>
    </message>
    <message id="home.privacy">
        <source></source>
        <translation>您的信息办完即从本机清除，全程加密。</translation>
    </message>
    <message id="home.recovered">
        <source></source>
        <translation>上次的申请已安全收到，凭条可以补打。</translation>
    </message>
    <message id="home.reprint">
        <source></source>
        <translation>补打凭条</translation>
    </message>
    <message id="home.services">
        <source></source>
        <translation>在这里可以办</translation>
    </message>
    <message id="home.title">
        <source></source>
        <translation>您好，今天想办什么？</translation>
    </message>
    <message id="hotline.about">
        <source></source>
        <translation>会附上您正在办的事：{about}。</translation>
    </message>
    <message id="hotline.hint">
        <source></source>
        <translation>紧急情况请打 110；不紧急的事，找 12345。</translation>
    </message>
    <message id="hotline.no_phone">
        <source></source>
        <translation>不用回电</translation>
    </message>
    <message id="hotline.phone">
        <source></source>
        <translation>要给您回电话吗？</translation>
    </message>
    <message id="hotline.phone_hint">
        <source></source>
        <translation>请输入手机号；固定电话请加区号。</translation>
    </message>
    <message id="hotline.resume">
        <source></source>
        <translation>继续刚才的办理</translation>
    </message>
    <message id="hotline.send">
        <source></source>
        <translation>提交</translation>
    </message>
    <message id="hotline.title">
        <source></source>
        <translation>您想对 12345 说什么？</translation>
    </message>
    <message id="hotline.words">
        <source></source>
        <translation>请说一说</translation>
    </message>
    <message id="hotline.words_hint">
        <source></source>
        <translation>可以点现成的话，也可以自己写。</translation>
    </message>
    <message id="id.agent_title">
        <source></source>
        <translation>请先放上代办人的身份证</translation>
    </message>
    <message id="id.authority">
        <source></source>
        <translation>没带证件，有书面委托书</translation>
    </message>
    <message id="id.card_way">
        <source></source>
        <translation>身份证</translation>
    </message>
    <message id="id.expired">
        <source></source>
        <translation>您的证件已过有效期</translation>
    </message>
    <message id="id.expired.hint">
        <source></source>
        <translation>请到窗口办理。</translation>
    </message>
    <message id="id.fail">
        <source></source>
        <translation>未能读取证件，请取下后重新放置。</translation>
    </message>
    <message id="id.hint">
        <source></source>
        <translation>把身份证平放在屏幕下方亮蓝灯的感应区，不要移动。</translation>
    </message>
    <message id="id.hint_or_code">
        <source></source>
        <translation>把身份证平放在屏幕下方亮蓝灯的感应区；没带证件，可以用手机码。</translation>
    </message>
    <message id="id.invalid">
        <source></source>
        <translation>这张证件无法识别，请换一张身份证。</translation>
    </message>
    <message id="id.lifted">
        <source></source>
        <translation>证件拿开得太早，请重新放上。</translation>
    </message>
    <message id="id.not_the_party">
        <source></source>
        <translation>这不是要确认的那个人的身份证。</translation>
    </message>
    <message id="id.party_hint">
        <source></source>
        <translation>请取走前一张身份证，由本人放上自己的并签名。</translation>
    </message>
    <message id="id.party_later">
        <source></source>
        <translation>稍后再确认</translation>
    </message>
    <message id="id.party_title">
        <source></source>
        <translation>请放上身份证：{whose}</translation>
    </message>
    <message id="id.place">
        <source></source>
        <translation>请将身份证放在感应区，不要移动</translation>
    </message>
    <message id="id.principal_title">
        <source></source>
        <translation>请放上委托人的身份证</translation>
    </message>
    <message id="id.reader_down">
        <source></source>
        <translation>读卡器暂时不能用，请到窗口办理。</translation>
    </message>
    <message id="id.reading">
        <source></source>
        <translation>正在读取，请稍候……</translation>
    </message>
    <message id="id.same_card">
        <source></source>
        <translation>这是同一张身份证，请换委托人的。</translation>
    </message>
    <message id="id.take">
        <source></source>
        <translation>请取走您的身份证</translation>
    </message>
    <message id="id.title">
        <source></source>
        <translation>请放上身份证</translation>
    </message>
    <message id="id.underage">
        <source></source>
        <translation>您的年龄还不能自己办理</translation>
    </message>
    <message id="id.underage.hint">
        <source></source>
        <translation>请由监护人带证件到窗口办理。</translation>
    </message>
    <message id="id.unsupported">
        <source></source>
        <translation>这类证件本机不能办理</translation>
    </message>
    <message id="id.unsupported.hint">
        <source></source>
        <translation>请换一张居民身份证再试，或到窗口办理。</translation>
    </message>
    <message id="id.waiting">
        <source></source>
        <translation>等待放卡……</translation>
    </message>
    <message id="item.closed">
        <source></source>
        <translation>现在先收件，{time} 开始办理</translation>
    </message>
    <message id="key.back">
        <source></source>
        <translation>退格</translation>
    </message>
    <message id="key.shift">
        <source></source>
        <translation>大写</translation>
    </message>
    <message id="key.space">
        <source></source>
        <translation>空格</translation>
    </message>
    <message id="mat.agree">
        <source></source>
        <translation>我已阅读并承诺</translation>
    </message>
    <message id="mat.by_credit">
        <source></source>
        <translation>免交：信用良好，签署承诺即可。</translation>
    </message>
    <message id="mat.by_promise">
        <source></source>
        <translation>免交：以书面承诺代替。</translation>
    </message>
    <message id="mat.can_capture">
        <source></source>
        <translation>扫描提交</translation>
    </message>
    <message id="mat.can_later">
        <source></source>
        <translation>稍后补交</translation>
    </message>
    <message id="mat.can_photo">
        <source></source>
        <translation>现在拍照</translation>
    </message>
    <message id="mat.can_undo">
        <source></source>
        <translation>重新选择</translation>
    </message>
    <message id="mat.capture_blank">
        <source></source>
        <translation>纸上没有看到内容，请把有字的一面朝下，再试一次。</translation>
    </message>
    <message id="mat.capture_blurred">
        <source></source>
        <translation>拍得不清楚，请放平纸张再试一次。</translation>
    </message>
    <message id="mat.capture_cover">
        <source></source>
        <translation>扫描仪的盖子没有盖好，请盖好后再试一次。</translation>
    </message>
    <message id="mat.capture_cut_off">
        <source></source>
        <translation>材料放歪了，没有扫全，请摆正后再试一次。</translation>
    </message>
    <message id="mat.capture_dark">
        <source></source>
        <translation>扫描得太暗，看不清，请再试一次。</translation>
    </message>
    <message id="mat.capture_device">
        <source></source>
        <translation>扫描仪出了问题，没有扫成，请再试一次。</translation>
    </message>
    <message id="mat.capture_empty">
        <source></source>
        <translation>扫描仪里没有材料，请放好后再试一次。</translation>
    </message>
    <message id="mat.capture_glare">
        <source></source>
        <translation>有反光，请换个位置或盖住强光再试一次。</translation>
    </message>
    <message id="mat.capture_jam">
        <source></source>
        <translation>纸卡住了，请轻轻取出或呼叫工作人员，再试一次。</translation>
    </message>
    <message id="mat.capture_store">
        <source></source>
        <translation>扫描的材料没能保存，请再试一次或到窗口办理。</translation>
    </message>
    <message id="mat.capture_too_many">
        <source></source>
        <translation>页数太多，一次最多 30 页，请减少后再试一次。</translation>
    </message>
    <message id="mat.credit_bad">
        <source></source>
        <translation>信用记录不符合“信即办”，按一般方式办理。</translation>
    </message>
    <message id="mat.credit_unknown">
        <source></source>
        <translation>没有查到信用记录，按一般方式办理。</translation>
    </message>
    <message id="mat.exempt_card">
        <source></source>
        <translation>免交：已读取身份证。</translation>
    </message>
    <message id="mat.exempt_code">
        <source></source>
        <translation>已用手机码核验身份，免于提交</translation>
    </message>
    <message id="mat.exempt_licence">
        <source></source>
        <translation>免交：已查到电子证照。</translation>
    </message>
    <message id="mat.exempt_photo">
        <source></source>
        <translation>免交：使用照片库中 {date} 拍摄的照片。</translation>
    </message>
    <message id="mat.exempt_share">
        <source></source>
        <translation>免交：由{source}共享。</translation>
    </message>
    <message id="mat.given">
        <source></source>
        <translation>已提供。</translation>
    </message>
    <message id="mat.hint">
        <source></source>
        <translation>标“免交”的不用提交。</translation>
    </message>
    <message id="mat.later">
        <source></source>
        <translation>容缺受理：{date} 前补交。</translation>
    </message>
    <message id="mat.missing">
        <source></source>
        <translation>没有查到，请带原件到窗口补交。</translation>
    </message>
    <message id="mat.missing_capture">
        <source></source>
        <translation>没有查到，请扫描提交。</translation>
    </message>
    <message id="mat.missing_later">
        <source></source>
        <translation>没有查到，可以先受理、稍后补交。</translation>
    </message>
    <message id="mat.photo_quality">
        <source></source>
        <translation>照片库里的照片不合格（拍摄于 {date}），需要新照片。</translation>
    </message>
    <message id="mat.photo_stale">
        <source></source>
        <translation>照片库里的照片已过期（拍摄于 {date}），需要新照片。</translation>
    </message>
    <message id="mat.promise_title">
        <source></source>
        <translation>告知承诺</translation>
    </message>
    <message id="mat.title">
        <source></source>
        <translation>这些材料，我们替您查</translation>
    </message>
    <message id="nav.agree">
        <source></source>
        <translation>我已知晓，继续</translation>
    </message>
    <message id="nav.ask">
        <source></source>
        <translation>查询</translation>
    </message>
    <message id="nav.back">
        <source></source>
        <translation>上一步</translation>
    </message>
    <message id="nav.cancel">
        <source></source>
        <translation>取消</translation>
    </message>
    <message id="nav.clear">
        <source></source>
        <translation>清除</translation>
    </message>
    <message id="nav.disagree">
        <source></source>
        <translation>不同意</translation>
    </message>
    <message id="nav.exit">
        <source></source>
        <translation>退出</translation>
    </message>
    <message id="nav.finish">
        <source></source>
        <translation>完成</translation>
    </message>
    <message id="nav.home">
        <source></source>
        <translation>返回首页</translation>
    </message>
    <message id="nav.next">
        <source></source>
        <translation>下一步</translation>
    </message>
    <message id="nav.ok">
        <source></source>
        <translation>确认</translation>
    </message>
    <message id="nav.retry">
        <source></source>
        <translation>再试一次</translation>
    </message>
    <message id="nav.skip">
        <source></source>
        <translation>跳过</translation>
    </message>
    <message id="needs.title">
        <source></source>
        <translation>{name}：需要什么</translation>
    </message>
    <message id="notice.basis">
        <source></source>
        <translation>依据：</translation>
    </message>
    <message id="notice.continue">
        <source></source>
        <translation>我已知晓，继续</translation>
    </message>
    <message id="notice.data">
        <source></source>
        <translation>使用的信息</translation>
    </message>
    <message id="notice.for_another">
        <source></source>
        <translation>替别人办</translation>
    </message>
    <message id="notice.hint">
        <source></source>
        <translation>请看一看我们怎样使用您的信息。</translation>
    </message>
    <message id="notice.keep">
        <source></source>
        <translation>保存时间</translation>
    </message>
    <message id="notice.needs">
        <source></source>
        <translation>需要什么</translation>
    </message>
    <message id="notice.org">
        <source></source>
        <translation>处理单位</translation>
    </message>
    <message id="notice.purpose">
        <source></source>
        <translation>用途</translation>
    </message>
    <message id="notice.rights">
        <source></source>
        <translation>您的权利</translation>
    </message>
    <message id="notice.tel">
        <source></source>
        <translation>咨询电话</translation>
    </message>
    <message id="notice.title">
        <source></source>
        <translation>个人信息处理告知</translation>
    </message>
    <message id="out.elsewhere">
        <source></source>
        <translation>请到窗口办理，或换一台终端。</translation>
    </message>
    <message id="out.elsewhere_site">
        <source></source>
        <translation>请到其他网点办理。</translation>
    </message>
    <message id="out.fault">
        <source></source>
        <translation>设备故障，暂停服务</translation>
    </message>
    <message id="out.maintenance">
        <source></source>
        <translation>正在维护，暂停服务</translation>
    </message>
    <message id="out.nearby">
        <source></source>
        <translation>就近网点</translation>
    </message>
    <message id="out.power">
        <source></source>
        <translation>停电了，暂停服务</translation>
    </message>
    <message id="out.power_ended">
        <source></source>
        <translation>停电了，未提交的内容已清除</translation>
    </message>
    <message id="out.power_hint">
        <source></source>
        <translation>请到其他网点办理，来电后本机自动恢复。</translation>
    </message>
    <message id="out.site">
        <source></source>
        <translation>本网点暂停服务</translation>
    </message>
    <message id="out.supplies">
        <source></source>
        <translation>补充耗材，暂停服务</translation>
    </message>
    <message id="paper.altered">
        <source></source>
        <translation>这份证明被改动过</translation>
    </message>
    <message id="paper.altered_hint">
        <source></source>
        <translation>二维码里的内容和印章对不上，请不要相信它</translation>
    </message>
    <message id="paper.another">
        <source></source>
        <translation>再验一份</translation>
    </message>
    <message id="paper.away">
        <source></source>
        <translation>现在查不了</translation>
    </message>
    <message id="paper.away_hint">
        <source></source>
        <translation>网络不通。扫描纸上的二维码，不联网也能验</translation>
    </message>
    <message id="paper.expired">
        <source></source>
        <translation>这份证明过了有效期</translation>
    </message>
    <message id="paper.expired_hint">
        <source></source>
        <translation>它是真的，但只在下面的日期内有效</translation>
    </message>
    <message id="paper.fact_code">
        <source></source>
        <translation>核验码</translation>
    </message>
    <message id="paper.fact_day">
        <source></source>
        <translation>出具日期</translation>
    </message>
    <message id="paper.fact_holder">
        <source></source>
        <translation>持有人</translation>
    </message>
    <message id="paper.fact_issuer">
        <source></source>
        <translation>出具单位</translation>
    </message>
    <message id="paper.fact_number">
        <source></source>
        <translation>编号</translation>
    </message>
    <message id="paper.fact_title">
        <source></source>
        <translation>名称</translation>
    </message>
    <message id="paper.fact_until">
        <source></source>
        <translation>有效期至</translation>
    </message>
    <message id="paper.foreign">
        <source></source>
        <translation>这不是本市出具的二维码</translation>
    </message>
    <message id="paper.foreign_hint">
        <source></source>
        <translation>请到出具它的单位核实</translation>
    </message>
    <message id="paper.genuine">
        <source></source>
        <translation>这份证明是真的</translation>
    </message>
    <message id="paper.genuine_hint">
        <source></source>
        <translation>请核对：纸上写的和下面一样，才算数</translation>
    </message>
    <message id="paper.hint">
        <source></source>
        <translation>二维码在证明的左下角，离扫码口约十厘米</translation>
    </message>
    <message id="paper.sealed">
        <source></source>
        <translation>这份证明的印章是真的</translation>
    </message>
    <message id="paper.sealed_hint">
        <source></source>
        <translation>网络不通，没能查到是否已作废。请核对纸上写的和下面一样</translation>
    </message>
    <message id="paper.title">
        <source></source>
        <translation>请把证明上的二维码对准扫码口</translation>
    </message>
    <message id="paper.type">
        <source></source>
        <translation>输入编号</translation>
    </message>
    <message id="paper.unknown">
        <source></source>
        <translation>没有查到这份证明</translation>
    </message>
    <message id="paper.unknown_hint">
        <source></source>
        <translation>请核对编号和核验码，或扫描纸上的二维码</translation>
    </message>
    <message id="paper.withdrawn">
        <source></source>
        <translation>这份证明已经作废</translation>
    </message>
    <message id="paper.withdrawn_hint">
        <source></source>
        <translation>它曾经出具过，现在不能再用</translation>
    </message>
    <message id="pay.amount">
        <source></source>
        <translation>{amount} 元</translation>
    </message>
    <message id="pay.cancel">
        <source></source>
        <translation>不付了</translation>
    </message>
    <message id="pay.closed_hint">
        <source></source>
        <translation>没有扣款，可以重新支付。</translation>
    </message>
    <message id="pay.closed_title">
        <source></source>
        <translation>没有完成支付</translation>
    </message>
    <message id="pay.hint">
        <source></source>
        <translation>请用手机扫描二维码。</translation>
    </message>
    <message id="pay.offline_hint">
        <source></source>
        <translation>没有扣款，请稍后再试或到窗口缴费。</translation>
    </message>
    <message id="pay.offline_title">
        <source></source>
        <translation>现在不能支付</translation>
    </message>
    <message id="pay.title">
        <source></source>
        <translation>请扫码支付</translation>
    </message>
    <message id="pay.unsure_hint">
        <source></source>
        <translation>如已扣款而没有办成，会自动退回。</translation>
    </message>
    <message id="pay.unsure_title">
        <source></source>
        <translation>暂时不能确定是否已支付</translation>
    </message>
    <message id="photo.again">
        <source></source>
        <translation>重拍</translation>
    </message>
    <message id="photo.blurred">
        <source></source>
        <translation>请不要动，正在对焦</translation>
    </message>
    <message id="photo.center">
        <source></source>
        <translation>请站到正中间</translation>
    </message>
    <message id="photo.closer">
        <source></source>
        <translation>请靠近一点</translation>
    </message>
    <message id="photo.failed_device">
        <source></source>
        <translation>相机暂时不能用，请换别的方式</translation>
    </message>
    <message id="photo.failed_time">
        <source></source>
        <translation>没有拍成，请再试一次，或换别的方式</translation>
    </message>
    <message id="photo.farther">
        <source></source>
        <translation>请退后一点</translation>
    </message>
    <message id="photo.hint">
        <source></source>
        <translation>请摘下帽子和眼镜，看着镜头，按提示做</translation>
    </message>
    <message id="photo.holdStill">
        <source></source>
        <translation>很好，请保持不动</translation>
    </message>
    <message id="photo.keep">
        <source></source>
        <translation>同意存入市照片库</translation>
    </message>
    <message id="photo.keep_hint">
        <source></source>
        <translation>以后办别的事不用再拍；不勾选也能办</translation>
    </message>
    <message id="photo.live">
        <source></source>
        <translation>镜头里的您</translation>
    </message>
    <message id="photo.noFace">
        <source></source>
        <translation>请站到镜头前</translation>
    </message>
    <message id="photo.portraitReady">
        <source></source>
        <translation>拍好了</translation>
    </message>
    <message id="photo.severalFaces">
        <source></source>
        <translation>请只留一个人在镜头前</translation>
    </message>
    <message id="photo.shown_hint">
        <source></source>
        <translation>照片加密提交，只用于这次办理</translation>
    </message>
    <message id="photo.shown_title">
        <source></source>
        <translation>用这张照片吗？</translation>
    </message>
    <message id="photo.taken">
        <source></source>
        <translation>刚拍的照片</translation>
    </message>
    <message id="photo.title">
        <source></source>
        <translation>请看镜头</translation>
    </message>
    <message id="photo.tooBright">
        <source></source>
        <translation>光线太强，请稍微侧开</translation>
    </message>
    <message id="photo.tooDark">
        <source></source>
        <translation>光线太暗，请转向亮处</translation>
    </message>
    <message id="photo.turnToCamera">
        <source></source>
        <translation>请正对镜头</translation>
    </message>
    <message id="photo.use">
        <source></source>
        <translation>用这张</translation>
    </message>
    <message id="photo.wait">
        <source></source>
        <translation>相机正在打开</translation>
    </message>
    <message id="pin.deferred">
        <source></source>
        <translation>网络暂时中断，密码将在恢复后核验。</translation>
    </message>
    <message id="pin.entered">
        <source></source>
        <translation>已输入 {n} 位，共 {of} 位</translation>
    </message>
    <message id="pin.go">
        <source></source>
        <translation>输入密码</translation>
    </message>
    <message id="pin.hint">
        <source></source>
        <translation>输入时请用手遮挡。</translation>
    </message>
    <message id="pin.locked">
        <source></source>
        <translation>密码已锁定</translation>
    </message>
    <message id="pin.locked.hint">
        <source></source>
        <translation>请带身份证到窗口重置。</translation>
    </message>
    <message id="pin.other_way">
        <source></source>
        <translation>不使用人脸识别，
改用其他方式</translation>
    </message>
    <message id="pin.title">
        <source></source>
        <translation>请输入服务密码</translation>
    </message>
    <message id="pin.way">
        <source></source>
        <translation>密码</translation>
    </message>
    <message id="pin.wrong">
        <source></source>
        <translation>密码不对，还可以试 {n} 次。</translation>
    </message>
    <message id="print.ask_hint">
        <source></source>
        <translation>打印机没有回答，请看一看右下方的大出纸口。</translation>
    </message>
    <message id="print.ask_slip_hint">
        <source></source>
        <translation>打印机没有回答，请看一看右下方的小出纸口。</translation>
    </message>
    <message id="print.ask_title">
        <source></source>
        <translation>纸出来了吗？</translation>
    </message>
    <message id="print.copy">
        <source></source>
        <translation>再打印一份</translation>
    </message>
    <message id="print.copy_hint">
        <source></source>
        <translation>您手里可能已经有一份；再打印一份会留下记录。</translation>
    </message>
    <message id="print.copy_title">
        <source></source>
        <translation>这份文件可能已经打印过</translation>
    </message>
    <message id="print.failed">
        <source></source>
        <translation>没有打印成功。</translation>
    </message>
    <message id="print.no">
        <source></source>
        <translation>没有出来</translation>
    </message>
    <message id="print.no_copy">
        <source></source>
        <translation>不用了</translation>
    </message>
    <message id="print.nopaper">
        <source></source>
        <translation>打印机缺纸，已通知工作人员。</translation>
    </message>
    <message id="print.retry">
        <source></source>
        <translation>补打凭条</translation>
    </message>
    <message id="print.take">
        <source></source>
        <translation>请取走打印材料（共 {n} 页）</translation>
    </message>
    <message id="print.unknown">
        <source></source>
        <translation>不能确定是否已打印，请看一看出纸口。</translation>
    </message>
    <message id="print.wait">
        <source></source>
        <translation>正在打印，请勿离开</translation>
    </message>
    <message id="print.yes">
        <source></source>
        <translation>出来了，我拿到了</translation>
    </message>
    <message id="problem.catalogue_hint">
        <source></source>
        <translation>工作人员已收到通知，请到窗口办理。</translation>
    </message>
    <message id="problem.catalogue_title">
        <source></source>
        <translation>业务目录暂时不能用</translation>
    </message>
    <message id="problem.check_hint">
        <source></source>
        <translation>请到窗口咨询工作人员。</translation>
    </message>
    <message id="problem.check_title">
        <source></source>
        <translation>这项申请现在不能提交</translation>
    </message>
    <message id="problem.device_hint">
        <source></source>
        <translation>您可以再试一次，或到窗口办理。工作人员已收到通知。</translation>
    </message>
    <message id="problem.device_title">
        <source></source>
        <translation>设备出了点问题</translation>
    </message>
    <message id="problem.full_hint">
        <source></source>
        <translation>请到窗口办理，或换一台终端。</translation>
    </message>
    <message id="problem.full_title">
        <source></source>
        <translation>本机暂时收不了新申请</translation>
    </message>
    <message id="problem.generic_hint">
        <source></source>
        <translation>您的信息没有丢失，请再试一次或到窗口办理。</translation>
    </message>
    <message id="problem.generic_title">
        <source></source>
        <translation>出了点问题</translation>
    </message>
    <message id="problem.instead">
        <source></source>
        <translation>办理这一项</translation>
    </message>
    <message id="problem.instead_title">
        <source></source>
        <translation>您要办的可能是另一项</translation>
    </message>
    <message id="problem.offline_hint">
        <source></source>
        <translation>这项业务要联网才能办，请稍后再试或到窗口办理。</translation>
    </message>
    <message id="problem.offline_title">
        <source></source>
        <translation>网络暂时中断</translation>
    </message>
    <message id="problem.share_hint">
        <source></source>
        <translation>请到窗口办理。</translation>
    </message>
    <message id="problem.share_title">
        <source></source>
        <translation>没有查到您的信息</translation>
    </message>
    <message id="problem.store_hint">
        <source></source>
        <translation>请再试一次，或到窗口办理。</translation>
    </message>
    <message id="problem.store_title">
        <source></source>
        <translation>申请没有保存成功</translation>
    </message>
    <message id="progress.confirmation">
        <source></source>
        <translation>来确认</translation>
    </message>
    <message id="progress.document">
        <source></source>
        <translation>打印文件</translation>
    </message>
    <message id="progress.hint">
        <source></source>
        <translation>输入凭条上的办件编号或暂存编号。</translation>
    </message>
    <message id="progress.hint_confirmation">
        <source></source>
        <translation>还要共同申请的人用身份证确认，在这里就能办。</translation>
    </message>
    <message id="progress.hint_document">
        <source></source>
        <translation>用申请人的身份证，在这里就能打印。</translation>
    </message>
    <message id="progress.hint_supplement">
        <source></source>
        <translation>用申请人的身份证，在这里就能补交。</translation>
    </message>
    <message id="progress.number">
        <source></source>
        <translation>编号</translation>
    </message>
    <message id="progress.offline">
        <source></source>
        <translation>网络暂时中断，只能查到本机收到的申请。</translation>
    </message>
    <message id="progress.state">
        <source></source>
        <translation>办理状态</translation>
    </message>
    <message id="progress.state.accepted">
        <source></source>
        <translation>已受理</translation>
    </message>
    <message id="progress.state.confirmation">
        <source></source>
        <translation>待确认</translation>
    </message>
    <message id="progress.state.done">
        <source></source>
        <translation>已办结</translation>
    </message>
    <message id="progress.state.received">
        <source></source>
        <translation>已收到</translation>
    </message>
    <message id="progress.state.refused">
        <source></source>
        <translation>未通过</translation>
    </message>
    <message id="progress.state.supplement">
        <source></source>
        <translation>待补材料</translation>
    </message>
    <message id="progress.supplement">
        <source></source>
        <translation>补交材料</translation>
    </message>
    <message id="progress.title">
        <source></source>
        <translation>查询办件进度</translation>
    </message>
    <message id="progress.title.accepted">
        <source></source>
        <translation>您的申请已受理</translation>
    </message>
    <message id="progress.title.confirmation">
        <source></source>
        <translation>还要其他人确认</translation>
    </message>
    <message id="progress.title.done">
        <source></source>
        <translation>您的事办好了</translation>
    </message>
    <message id="progress.title.received">
        <source></source>
        <translation>您的申请已收到</translation>
    </message>
    <message id="progress.title.refused">
        <source></source>
        <translation>这项申请没有通过</translation>
    </message>
    <message id="progress.title.supplement">
        <source></source>
        <translation>还要补一份材料</translation>
    </message>
    <message id="progress.unknown">
        <source></source>
        <translation>没有查到这个编号，请核对。</translation>
    </message>
    <message id="progress.updated">
        <source></source>
        <translation>更新时间</translation>
    </message>
    <message id="rate.1">
        <source></source>
        <translation>非常不满意</translation>
    </message>
    <message id="rate.2">
        <source></source>
        <translation>不满意</translation>
    </message>
    <message id="rate.3">
        <source></source>
        <translation>基本满意</translation>
    </message>
    <message id="rate.4">
        <source></source>
        <translation>满意</translation>
    </message>
    <message id="rate.5">
        <source></source>
        <translation>非常满意</translation>
    </message>
    <message id="rate.hint">
        <source></source>
        <translation>自愿评价，可以跳过。</translation>
    </message>
    <message id="rate.skip">
        <source></source>
        <translation>不评价</translation>
    </message>
    <message id="rate.thanks">
        <source></source>
        <translation>谢谢您的评价</translation>
    </message>
    <message id="rate.title">
        <source></source>
        <translation>您对这次服务满意吗？</translation>
    </message>
    <message id="reasons.back">
        <source></source>
        <translation>回到选项</translation>
    </message>
    <message id="reasons.call_back">
        <source></source>
        <translation>可以打电话回访我</translation>
    </message>
    <message id="reasons.hint">
        <source></source>
        <translation>都可以不选，不影响您的办件。</translation>
    </message>
    <message id="reasons.own">
        <source></source>
        <translation>用自己的话说</translation>
    </message>
    <message id="reasons.send">
        <source></source>
        <translation>提交评价</translation>
    </message>
    <message id="reasons.title">
        <source></source>
        <translation>哪里没做好？</translation>
    </message>
    <message id="result.about">
        <source></source>
        <translation>涉及事项</translation>
    </message>
    <message id="result.accepted_hint">
        <source></source>
        <translation>请记下办件编号，凭条上也有。</translation>
    </message>
    <message id="result.accepted_title">
        <source></source>
        <translation>您的申请已受理</translation>
    </message>
    <message id="result.added_hint">
        <source></source>
        <translation>部门会重新审核，结果凭编号查询。</translation>
    </message>
    <message id="result.added_offline_hint">
        <source></source>
        <translation>已安全保存在本机，联网后自动提交。</translation>
    </message>
    <message id="result.added_offline_title">
        <source></source>
        <translation>您补交的已收到</translation>
    </message>
    <message id="result.added_title">
        <source></source>
        <translation>您补交的已收到</translation>
    </message>
    <message id="result.case_number">
        <source></source>
        <translation>办件编号</translation>
    </message>
    <message id="result.confirmed_hint">
        <source></source>
        <translation>谢谢。所有人都确认后，部门开始办理。</translation>
    </message>
    <message id="result.confirmed_offline_hint">
        <source></source>
        <translation>网络恢复后自动送出。</translation>
    </message>
    <message id="result.confirmed_offline_title">
        <source></source>
        <translation>您的确认已收好</translation>
    </message>
    <message id="result.confirmed_title">
        <source></source>
        <translation>您已确认</translation>
    </message>
    <message id="result.document_failed">
        <source></source>
        <translation>文件没有打印成功，可以凭编号补打。</translation>
    </message>
    <message id="result.done_hint">
        <source></source>
        <translation>请取走打印材料。</translation>
    </message>
    <message id="result.done_title">
        <source></source>
        <translation>您的事办好了</translation>
    </message>
    <message id="result.due">
        <source></source>
        <translation>补交期限</translation>
    </message>
    <message id="result.local_number">
        <source></source>
        <translation>暂存编号</translation>
    </message>
    <message id="result.missing">
        <source></source>
        <translation>待补材料</translation>
    </message>
    <message id="result.next">
        <source></source>
        <translation>接下来</translation>
    </message>
    <message id="result.next_auto">
        <source></source>
        <translation>联网后自动提交，不用再来。</translation>
    </message>
    <message id="result.next_days">
        <source></source>
        <translation>受理后 {days} 个工作日内办结。</translation>
    </message>
    <message id="result.next_document_later">
        <source></source>
        <translation>文件办好后，凭编号和身份证可在任一终端打印。</translation>
    </message>
    <message id="result.next_others">
        <source></source>
        <translation>请他们带身份证，到任一终端的“办件进度”输入编号确认。</translation>
    </message>
    <message id="result.next_progress">
        <source></source>
        <translation>凭编号可以在本机查询进度。</translation>
    </message>
    <message id="result.next_sms">
        <source></source>
        <translation>办理结果会发短信给您。</translation>
    </message>
    <message id="result.next_ticket">
        <source></source>
        <translation>在“办件进度”里凭编号查询。</translation>
    </message>
    <message id="result.others">
        <source></source>
        <translation>待确认的人</translation>
    </message>
    <message id="result.others_hint">
        <source></source>
        <translation>已收到。他们都确认后，才算正式申请。</translation>
    </message>
    <message id="result.others_title">
        <source></source>
        <translation>还要其他人确认</translation>
    </message>
    <message id="result.paid">
        <source></source>
        <translation>已付金额（元）</translation>
    </message>
    <message id="result.promised">
        <source></source>
        <translation>最迟办结</translation>
    </message>
    <message id="result.received_hint">
        <source></source>
        <translation>已安全保存在本机，会自动提交。</translation>
    </message>
    <message id="result.received_title">
        <source></source>
        <translation>您的申请已收到</translation>
    </message>
    <message id="result.refused_hint">
        <source></source>
        <translation>请到窗口咨询工作人员。</translation>
    </message>
    <message id="result.refused_title">
        <source></source>
        <translation>这项申请没有通过</translation>
    </message>
    <message id="result.service">
        <source></source>
        <translation>办理事项</translation>
    </message>
    <message id="result.sheet_hint">
        <source></source>
        <translation>请取走打印材料。</translation>
    </message>
    <message id="result.sheet_title">
        <source></source>
        <translation>文件已打印</translation>
    </message>
    <message id="result.sheet_unknown_hint">
        <source></source>
        <translation>请看一看右下方的大出纸口。</translation>
    </message>
    <message id="result.sheet_unknown_title">
        <source></source>
        <translation>不能确定文件是否已打印</translation>
    </message>
    <message id="result.slip_failed">
        <source></source>
        <translation>凭条没有打印成功，请记下编号。</translation>
    </message>
    <message id="result.supplement_hint">
        <source></source>
        <translation>在“办件进度”输入编号就能补交，哪台终端都行。</translation>
    </message>
    <message id="result.supplement_title">
        <source></source>
        <translation>还要补一份材料</translation>
    </message>
    <message id="result.ticket_hint">
        <source></source>
        <translation>请记下工单编号，凭条上也有。</translation>
    </message>
    <message id="result.ticket_number">
        <source></source>
        <translation>工单编号</translation>
    </message>
    <message id="result.ticket_received_hint">
        <source></source>
        <translation>已安全保存在本机，联网后转给 12345。</translation>
    </message>
    <message id="result.ticket_received_title">
        <source></source>
        <translation>您的话已收到</translation>
    </message>
    <message id="result.ticket_title">
        <source></source>
        <translation>12345 已收到</translation>
    </message>
    <message id="result.time">
        <source></source>
        <translation>办理时间</translation>
    </message>
    <message id="review.agent">
        <source></source>
        <translation>代办人</translation>
    </message>
    <message id="review.edit">
        <source></source>
        <translation>修改</translation>
    </message>
    <message id="review.hint">
        <source></source>
        <translation>按住一行，可以看到完整内容。</translation>
    </message>
    <message id="review.hold">
        <source></source>
        <translation>按住显示完整内容</translation>
    </message>
    <message id="review.name">
        <source></source>
        <translation>姓名</translation>
    </message>
    <message id="review.number">
        <source></source>
        <translation>身份号码</translation>
    </message>
    <message id="review.title">
        <source></source>
        <translation>请核对您的申请</translation>
    </message>
    <message id="search.hint">
        <source></source>
        <translation>可以输入拼音首字母、英文或平时的说法。</translation>
    </message>
    <message id="search.none">
        <source></source>
        <translation>没有找到，换个说法试试，或打 12345。</translation>
    </message>
    <message id="search.title">
        <source></source>
        <translation>想办什么，输入就能找到</translation>
    </message>
    <message id="sign.clear">
        <source></source>
        <translation>重写</translation>
    </message>
    <message id="sign.here">
        <source></source>
        <translation>请在框内签名</translation>
    </message>
    <message id="sign.hint">
        <source></source>
        <translation>用手指在框内写下您的姓名。</translation>
    </message>
    <message id="sign.party_title">
        <source></source>
        <translation>请签名：{whose}</translation>
    </message>
    <message id="sign.short">
        <source></source>
        <translation>签名太短，请写完整姓名。</translation>
    </message>
    <message id="sign.title">
        <source></source>
        <translation>请手写签名</translation>
    </message>
    <message id="sites.address">
        <source></source>
        <translation>地址</translation>
    </message>
    <message id="sites.all">
        <source></source>
        <translation>全部事项</translation>
    </message>
    <message id="sites.always">
        <source></source>
        <translation>全天开放</translation>
    </message>
    <message id="sites.hint">
        <source></source>
        <translation>由近到远，点一下看地址、电话和能办的事</translation>
    </message>
    <message id="sites.hours">
        <source></source>
        <translation>请先打电话问开放时间</translation>
    </message>
    <message id="sites.minutes">
        <source></source>
        <translation>约 {minutes} 分钟</translation>
    </message>
    <message id="sites.near">
        <source></source>
        <translation>约 {minutes} 分钟 · 就近</translation>
    </message>
    <message id="sites.open">
        <source></source>
        <translation>现在开放</translation>
    </message>
    <message id="sites.services">
        <source></source>
        <translation>能办</translation>
    </message>
    <message id="sites.way">
        <source></source>
        <translation>路上</translation>
    </message>
    <message id="start.wait">
        <source></source>
        <translation>请稍候……</translation>
    </message>
    <message id="step.document">
        <source></source>
        <translation>领证</translation>
    </message>
    <message id="step.form">
        <source></source>
        <translation>填写</translation>
    </message>
    <message id="step.identity">
        <source></source>
        <translation>身份</translation>
    </message>
    <message id="step.materials">
        <source></source>
        <translation>材料</translation>
    </message>
    <message id="step.notice">
        <source></source>
        <translation>告知</translation>
    </message>
    <message id="step.pay">
        <source></source>
        <translation>支付</translation>
    </message>
    <message id="step.rate">
        <source></source>
        <translation>评价</translation>
    </message>
    <message id="step.review">
        <source></source>
        <translation>核对</translation>
    </message>
    <message id="step.sign">
        <source></source>
        <translation>签名</translation>
    </message>
    <message id="step.slip">
        <source></source>
        <translation>凭条</translation>
    </message>
    <message id="step.submit">
        <source></source>
        <translation>提交</translation>
    </message>
    <message id="supplement.begin">
        <source></source>
        <translation>开始补交</translation>
    </message>
    <message id="supplement.fields">
        <source></source>
        <translation>重新填写</translation>
    </message>
    <message id="supplement.hall_hint">
        <source></source>
        <translation>本机补不了这一项，请带身份证和材料到大厅窗口。</translation>
    </message>
    <message id="supplement.hall_title">
        <source></source>
        <translation>请到窗口补交</translation>
    </message>
    <message id="supplement.hint">
        <source></source>
        <translation>只补下面这些，其余的不用再填。</translation>
    </message>
    <message id="supplement.materials">
        <source></source>
        <translation>补交材料</translation>
    </message>
    <message id="supplement.title">
        <source></source>
        <translation>还要您补上这些</translation>
    </message>
    <message id="text">
        <source></source>
        <translation>{text}</translation>
    </message>
    <message id="tile.progress">
        <source></source>
        <translation>办件进度</translation>
    </message>
    <message id="tile.progress.hint">
        <source></source>
        <translation>输入凭条上的编号就能查</translation>
    </message>
    <message id="tile.search">
        <source></source>
        <translation>搜索事项</translation>
    </message>
    <message id="tile.search.hint">
        <source></source>
        <translation>说法、拼音首字母都行</translation>
    </message>
    <message id="time.continue">
        <source></source>
        <translation>继续办理</translation>
    </message>
    <message id="time.left">
        <source></source>
        <translation>剩余 {n} 秒</translation>
    </message>
    <message id="time.out">
        <source></source>
        <translation>操作超时，您的信息已清除</translation>
    </message>
    <message id="time.warn">
        <source></source>
        <translation>还有 {n} 秒将自动退出，是否继续？</translation>
    </message>
    <message id="wait.cancel">
        <source></source>
        <translation>正在确认支付情况</translation>
    </message>
    <message id="wait.cancel.hint">
        <source></source>
        <translation>请稍候，不要离开。</translation>
    </message>
    <message id="wait.capture">
        <source></source>
        <translation>请把材料放到扫描仪上</translation>
    </message>
    <message id="wait.capture.hint">
        <source></source>
        <translation>有字的一面朝下，机器会自动扫描。</translation>
    </message>
    <message id="wait.case">
        <source></source>
        <translation>正在等待受理</translation>
    </message>
    <message id="wait.case.hint">
        <source></source>
        <translation>一般只要几秒。</translation>
    </message>
    <message id="wait.check">
        <source></source>
        <translation>正在检查申请</translation>
    </message>
    <message id="wait.check.hint">
        <source></source>
        <translation>请稍候。</translation>
    </message>
    <message id="wait.document">
        <source></source>
        <translation>正在准备您的文件</translation>
    </message>
    <message id="wait.document.hint">
        <source></source>
        <translation>请稍候。</translation>
    </message>
    <message id="wait.draft">
        <source></source>
        <translation>正在查看有没有没填完的表</translation>
    </message>
    <message id="wait.draft.hint">
        <source></source>
        <translation>一般几秒钟就好。</translation>
    </message>
    <message id="wait.keep">
        <source></source>
        <translation>正在保存草稿</translation>
    </message>
    <message id="wait.keep.hint">
        <source></source>
        <translation>请稍候，马上就好。</translation>
    </message>
    <message id="wait.order">
        <source></source>
        <translation>正在生成付款码</translation>
    </message>
    <message id="wait.order.hint">
        <source></source>
        <translation>请稍候。</translation>
    </message>
    <message id="wait.paper">
        <source></source>
        <translation>正在核验</translation>
    </message>
    <message id="wait.paper.hint">
        <source></source>
        <translation>正在和出具记录核对，请稍候</translation>
    </message>
    <message id="wait.photo">
        <source></source>
        <translation>正在保存照片</translation>
    </message>
    <message id="wait.photo.hint">
        <source></source>
        <translation>正在加密，马上就好</translation>
    </message>
    <message id="wait.print_guide">
        <source></source>
        <translation>正在打印</translation>
    </message>
    <message id="wait.print_page">
        <source></source>
        <translation>正在打印文件</translation>
    </message>
    <message id="wait.print_page.hint">
        <source></source>
        <translation>请在屏幕右下方的大出纸口取纸。</translation>
    </message>
    <message id="wait.print_slip">
        <source></source>
        <translation>正在打印凭条</translation>
    </message>
    <message id="wait.print_slip.hint">
        <source></source>
        <translation>请在屏幕右下方的小出纸口取纸。</translation>
    </message>
    <message id="wait.progress">
        <source></source>
        <translation>正在查询进度</translation>
    </message>
    <message id="wait.progress.hint">
        <source></source>
        <translation>请稍候。</translation>
    </message>
    <message id="wait.read_form">
        <source></source>
        <translation>请把营业执照放进扫描仪</translation>
    </message>
    <message id="wait.read_form.hint">
        <source></source>
        <translation>读出的内容会先让您核对；图像读完就删</translation>
    </message>
    <message id="wait.release">
        <source></source>
        <translation>正在读取您授权的信息</translation>
    </message>
    <message id="wait.release.hint">
        <source></source>
        <translation>一般几秒钟就好。</translation>
    </message>
    <message id="wait.share">
        <source></source>
        <translation>正在查找您的信息</translation>
    </message>
    <message id="wait.share.hint">
        <source></source>
        <translation>已有的信息不用您再填。</translation>
    </message>
    <message id="wait.submit">
        <source></source>
        <translation>正在提交申请</translation>
    </message>
    <message id="wait.submit.hint">
        <source></source>
        <translation>请稍候，不要离开。</translation>
    </message>
    <message id="wait.verify">
        <source></source>
        <translation>正在核验身份</translation>
    </message>
    <message id="wait.verify.hint">
        <source></source>
        <translation>请稍候，不要拿走身份证。</translation>
    </message>
    <message id="wait.wanted">
        <source></source>
        <translation>正在查看要补什么</translation>
    </message>
    <message id="wait.wanted.hint">
        <source></source>
        <translation>请稍候。</translation>
    </message>
    <message id="ways.hint">
        <source></source>
        <translation>两种方式一样有效，由您选择。</translation>
    </message>
    <message id="ways.title">
        <source></source>
        <translation>怎样确认是您本人？</translation>
    </message>
    <message id="words.own">
        <source></source>
        <translation>我自己写</translation>
    </message>
    <message id="words.ready">
        <source></source>
        <translation>看现成的话</translation>
    </message>
</context>
</TS>
