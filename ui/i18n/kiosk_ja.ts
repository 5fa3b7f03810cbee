<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja">
<context>
    <name></name>
    <message id="app.name">
        <source></source>
        <translation>煙必行（烟必行）セルフ端末</translation>
    </message>
    <message id="browse.title">
        <source></source>
        <translation>{category}</translation>
    </message>
    <message id="claim.hint_confirmation">
        <source></source>
        <translation>申請書に記載された方が、ご自身の身分証で確認します。</translation>
    </message>
    <message id="claim.hint_document">
        <source></source>
        <translation>書類は申請者ご本人だけにお渡しします。</translation>
    </message>
    <message id="claim.hint_supplement">
        <source></source>
        <translation>補正の内容は申請者ご本人だけに表示します。</translation>
    </message>
    <message id="claim.offline_confirmation">
        <source></source>
        <translation>確認には通信が必要です。後ほどお越しください。</translation>
    </message>
    <message id="claim.offline_document">
        <source></source>
        <translation>書類の取得には通信が必要です。後ほどお越しください。</translation>
    </message>
    <message id="claim.offline_supplement">
        <source></source>
        <translation>補正の内容は通信が復旧してから分かります。後ほどお越しください。</translation>
    </message>
    <message id="claim.title">
        <source></source>
        <translation>申請者の身分証を置いてください</translation>
    </message>
    <message id="claim.title_confirmation">
        <source></source>
        <translation>確認される方の身分証を置いてください</translation>
    </message>
    <message id="closed.catalogue">
        <source></source>
        <translation>ただいま利用できません</translation>
    </message>
    <message id="closed.elsewhere">
        <source></source>
        <translation>{site}で手続きできます（約{minutes}分）</translation>
    </message>
    <message id="closed.full">
        <source></source>
        <translation>ただいま申請を受け付けられません</translation>
    </message>
    <message id="closed.hours">
        <source></source>
        <translation>受付時間外です。{time}から</translation>
    </message>
    <message id="closed.offline">
        <source></source>
        <translation>ネットワークが必要です</translation>
    </message>
    <message id="closed.out">
        <source></source>
        <translation>この端末は停止中です</translation>
    </message>
    <message id="closed.page_printer">
        <source></source>
        <translation>プリンターが使えません</translation>
    </message>
    <message id="closed.printer">
        <source></source>
        <translation>控えのプリンターが使えません</translation>
    </message>
    <message id="closed.reader">
        <source></source>
        <translation>カード読取機が使えません</translation>
    </message>
    <message id="closed.since">
        <source></source>
        <translation>{date}から</translation>
    </message>
    <message id="closed.until">
        <source></source>
        <translation>{date}で終了</translation>
    </message>
    <message id="code.by_card">
        <source></source>
        <translation>身分証を使う</translation>
    </message>
    <message id="code.declined">
        <source></source>
        <translation>スマートフォンで同意されませんでした。情報は取得していません。</translation>
    </message>
    <message id="code.expired">
        <source></source>
        <translation>コードの期限が切れました。スマートフォンで更新してください。</translation>
    </message>
    <message id="code.hint">
        <source></source>
        <translation>スマートフォンの魯通コード（鲁通码）か企業コードを提示するか、画面のコードを読み取ってください。</translation>
    </message>
    <message id="code.hint_scan">
        <source></source>
        <translation>スマートフォンで画面のコードを読み取り、スマートフォンで確認してください。</translation>
    </message>
    <message id="code.offline">
        <source></source>
        <translation>通信の復旧後に使えます</translation>
    </message>
    <message id="code.scan">
        <source></source>
        <translation>コードを読み取る</translation>
    </message>
    <message id="code.scan_hint">
        <source></source>
        <translation>スマートフォンで内容を確かめ、同意してください。</translation>
    </message>
    <message id="code.show">
        <source></source>
        <translation>コードを提示</translation>
    </message>
    <message id="code.show_hint">
        <source></source>
        <translation>画面下の読取窓にかざしてください。</translation>
    </message>
    <message id="code.title">
        <source></source>
        <translation>コードで本人確認</translation>
    </message>
    <message id="code.unknown">
        <source></source>
        <translation>このコードは認識できません。魯通コードか企業コードを提示してください。</translation>
    </message>
    <message id="code.unreadable">
        <source></source>
        <translation>読み取れませんでした。もう少し近づけてください。</translation>
    </message>
    <message id="code.used">
        <source></source>
        <translation>使用済みのコードです。スマートフォンで更新してください。</translation>
    </message>
    <message id="code.way">
        <source></source>
        <translation>魯通コード・企業コード</translation>
    </message>
    <message id="code.way_hint">
        <source></source>
        <translation>身分証がない方はこちら。</translation>
    </message>
    <message id="confirmation.begin">
        <source></source>
        <translation>同意して署名</translation>
    </message>
    <message id="confirmation.hint">
        <source></source>
        <translation>申請者が署名した内容です。署名すると共同の申請となります。</translation>
    </message>
    <message id="confirmation.others_title">
        <source></source>
        <translation>ほかの方の確認が必要です</translation>
    </message>
    <message id="confirmation.title">
        <source></source>
        <translation>内容をご確認ください</translation>
    </message>
    <message id="consent.address">
        <source></source>
        <translation>住所</translation>
    </message>
    <message id="consent.agree">
        <source></source>
        <translation>同意して続ける</translation>
    </message>
    <message id="consent.birth">
        <source></source>
        <translation>生年月日</translation>
    </message>
    <message id="consent.enterprise">
        <source></source>
        <translation>企業名</translation>
    </message>
    <message id="consent.for_enterprise">
        <source></source>
        <translation>企業コード：{name}</translation>
    </message>
    <message id="consent.hint">
        <source></source>
        <translation>「{service}」には次の情報が必要です。同意後にのみ読み取り、今回の手続きだけに使います。</translation>
    </message>
    <message id="consent.name">
        <source></source>
        <translation>氏名</translation>
    </message>
    <message id="consent.no">
        <source></source>
        <translation>同意しない</translation>
    </message>
    <message id="consent.number">
        <source></source>
        <translation>身分証番号</translation>
    </message>
    <message id="consent.sex">
        <source></source>
        <translation>性別</translation>
    </message>
    <message id="consent.title">
        <source></source>
        <translation>同意しますか？</translation>
    </message>
    <message id="consent.uscc">
        <source></source>
        <translation>統一社会信用コード</translation>
    </message>
    <message id="copy.begin">
        <source></source>
        <translation>この端末でコピー・スキャン</translation>
    </message>
    <message id="copy.copies">
        <source></source>
        <translation>部</translation>
    </message>
    <message id="copy.failed">
        <source></source>
        <translation>プリンターの不具合で印刷できませんでした。スマホには保存できます。</translation>
    </message>
    <message id="copy.fewer">
        <source></source>
        <translation>1部減らす</translation>
    </message>
    <message id="copy.hint">
        <source></source>
        <translation>1枚でも束でも、文字の面は図のとおりに。カードの両面は1枚の紙に印刷されます。</translation>
    </message>
    <message id="copy.more">
        <source></source>
        <translation>1部増やす</translation>
    </message>
    <message id="copy.no_paper">
        <source></source>
        <translation>用紙切れで印刷できませんでした。スマホには保存できます。</translation>
    </message>
    <message id="copy.not_taken">
        <source></source>
        <translation>送れませんでした。もう一度お試しいただくか、印刷してください。</translation>
    </message>
    <message id="copy.pages_hint">
        <source></source>
        <translation>紙に印刷しますか、スマホに保存しますか。終了後、本機には残りません。</translation>
    </message>
    <message id="copy.pages_title">
        <source></source>
        <translation>{pages}ページをスキャンしました</translation>
    </message>
    <message id="copy.phone">
        <source></source>
        <translation>スマホに保存</translation>
    </message>
    <message id="copy.phone_hint">
        <source></source>
        <translation>開いたページで「保存」を押してください。10分間、1回だけ有効です。</translation>
    </message>
    <message id="copy.phone_note">
        <source></source>
        <translation>コードを読み取って保存</translation>
    </message>
    <message id="copy.phone_offline">
        <source></source>
        <translation>通信不可</translation>
    </message>
    <message id="copy.phone_privacy">
        <source></source>
        <translation>読み取ったスマホだけが開けます。途中の誰にも内容は見えません。</translation>
    </message>
    <message id="copy.phone_title">
        <source></source>
        <translation>スマホでこのコードを読み取ってください</translation>
    </message>
    <message id="copy.print">
        <source></source>
        <translation>印刷する</translation>
    </message>
    <message id="copy.print_broken">
        <source></source>
        <translation>プリンター使用不可</translation>
    </message>
    <message id="copy.print_most">
        <source></source>
        <translation>枚数の上限です</translation>
    </message>
    <message id="copy.printed">
        <source></source>
        <translation>印刷しました。お取りください。ほかに必要ですか。</translation>
    </message>
    <message id="copy.printing">
        <source></source>
        <translation>コピーを印刷しています</translation>
    </message>
    <message id="copy.scan">
        <source></source>
        <translation>スキャンする</translation>
    </message>
    <message id="copy.scan_more">
        <source></source>
        <translation>さらにスキャン</translation>
    </message>
    <message id="copy.scanning">
        <source></source>
        <translation>スキャンしています</translation>
    </message>
    <message id="copy.taken">
        <source></source>
        <translation>スマホに保存しました。印刷もしますか。</translation>
    </message>
    <message id="copy.title">
        <source></source>
        <translation>コピー・スキャンする紙を入れてください</translation>
    </message>
    <message id="copy.unknown">
        <source></source>
        <translation>すべて印刷されたか分かりません。排紙口をご確認ください。足りなければ再印刷できます。</translation>
    </message>
    <message id="date.day">
        <source></source>
        <translation>日</translation>
    </message>
    <message id="date.less">
        <source></source>
        <translation>{part}を一つ戻す</translation>
    </message>
    <message id="date.month">
        <source></source>
        <translation>月</translation>
    </message>
    <message id="date.more">
        <source></source>
        <translation>{part}を一つ進める</translation>
    </message>
    <message id="date.this_month">
        <source></source>
        <translation>今月</translation>
    </message>
    <message id="date.today">
        <source></source>
        <translation>今日</translation>
    </message>
    <message id="date.tomorrow">
        <source></source>
        <translation>明日</translation>
    </message>
    <message id="date.year">
        <source></source>
        <translation>年</translation>
    </message>
    <message id="draft.anew">
        <source></source>
        <translation>新しく記入する</translation>
    </message>
    <message id="draft.discard">
        <source></source>
        <translation>保存せずに消去する</translation>
    </message>
    <message id="draft.keep">
        <source></source>
        <translation>保存して後で続ける</translation>
    </message>
    <message id="draft.keep_hint">
        <source></source>
        <translation>保存すると、スマートフォンや他の端末で続きを記入できます。提出後または期限後に自動で削除します。保存しない場合はすぐに消去します。</translation>
    </message>
    <message id="draft.keep_title">
        <source></source>
        <translation>記入の途中です。保存しますか？</translation>
    </message>
    <message id="draft.kept">
        <source></source>
        <translation>保存しました。{date} まで続けられます</translation>
    </message>
    <message id="draft.not_kept">
        <source></source>
        <translation>保存できませんでした。入力内容は消去しました</translation>
    </message>
    <message id="draft.resume">
        <source></source>
        <translation>続きを記入する</translation>
    </message>
    <message id="draft.resume_phone">
        <source></source>
        <translation>{time} にスマートフォンで保存しました。どの項目も変更できます。</translation>
    </message>
    <message id="draft.resume_terminal">
        <source></source>
        <translation>{time} に端末で保存しました。どの項目も変更できます。</translation>
    </message>
    <message id="draft.resume_title">
        <source></source>
        <translation>前回の続きから始めますか？</translation>
    </message>
    <message id="draft.stay">
        <source></source>
        <translation>手続きに戻る</translation>
    </message>
    <message id="end.card">
        <source></source>
        <translation>身分証をお取りください</translation>
    </message>
    <message id="end.check">
        <source></source>
        <translation>身分証とお持ち物をお忘れなく。</translation>
    </message>
    <message id="end.done">
        <source></source>
        <translation>終わりました。お気をつけて</translation>
    </message>
    <message id="end.hint">
        <source></source>
        <translation>身分証、用紙、お持ち物をお忘れなく。</translation>
    </message>
    <message id="end.paper">
        <source></source>
        <translation>控えと書類をお取りください</translation>
    </message>
    <message id="end.take_1">
        <source></source>
        <translation>用紙がまだ取り出し口にあります</translation>
    </message>
    <message id="end.take_1.hint">
        <source></source>
        <translation>画面右下の取り出し口からお取りください。</translation>
    </message>
    <message id="end.take_2">
        <source></source>
        <translation>お帰りの前に用紙をお取りください</translation>
    </message>
    <message id="end.take_2.hint">
        <source></source>
        <translation>お取りにならない場合は、係員に知らせます。</translation>
    </message>
    <message id="end.timeout">
        <source></source>
        <translation>時間切れのため情報を消去しました</translation>
    </message>
    <message id="end.title">
        <source></source>
        <translation>お持ち物をお忘れなく</translation>
    </message>
    <message id="face.consent">
        <source></source>
        <translation>今回の本人確認のための顔情報取得に個別に同意します（本機内で照合し、終了後に削除）</translation>
    </message>
    <message id="face.failed_device">
        <source></source>
        <translation>いまカメラが使えません。暗証番号を入力してください</translation>
    </message>
    <message id="face.failed_photo">
        <source></source>
        <translation>身分証の写真では照合できません。暗証番号を入力してください</translation>
    </message>
    <message id="face.failed_time">
        <source></source>
        <translation>時間内にはっきり見えませんでした。暗証番号を入力してください</translation>
    </message>
    <message id="face.go">
        <source></source>
        <translation>同意して進む</translation>
    </message>
    <message id="face.hint">
        <source></source>
        <translation>身分証の写真と照合しています。映像は保存も送信もしません。</translation>
    </message>
    <message id="face.interrupted">
        <source></source>
        <translation>カメラは停止しました。暗証番号を入力してください</translation>
    </message>
    <message id="face.missed">
        <source></source>
        <translation>確認できませんでした。方法をもう一度お選びください</translation>
    </message>
    <message id="face.missed_twice">
        <source></source>
        <translation>2回確認できませんでした。暗証番号を入力してください</translation>
    </message>
    <message id="face.other">
        <source></source>
        <translation>暗証番号を使う</translation>
    </message>
    <message id="face.resting">
        <source></source>
        <translation>いまカメラが使えません</translation>
    </message>
    <message id="face.title">
        <source></source>
        <translation>カメラをご覧ください</translation>
    </message>
    <message id="face.way">
        <source></source>
        <translation>顔で</translation>
    </message>
    <message id="form.add">
        <source></source>
        <translation>追加</translation>
    </message>
    <message id="form.change_province">
        <source></source>
        <translation>別の省を選ぶ</translation>
    </message>
    <message id="form.from_card">
        <source></source>
        <translation>身分証から</translation>
    </message>
    <message id="form.from_code">
        <source></source>
        <translation>コードから</translation>
    </message>
    <message id="form.from_computed">
        <source></source>
        <translation>自動計算</translation>
    </message>
    <message id="form.from_draft">
        <source></source>
        <translation>下書きから</translation>
    </message>
    <message id="form.from_licence">
        <source></source>
        <translation>電子証明書から</translation>
    </message>
    <message id="form.from_scan">
        <source></source>
        <translation>スキャンから。ご確認ください</translation>
    </message>
    <message id="form.from_share">
        <source></source>
        <translation>共有情報・確認済み</translation>
    </message>
    <message id="form.from_user">
        <source></source>
        <translation>ご本人の入力</translation>
    </message>
    <message id="form.invalid_date">
        <source></source>
        <translation>この日付は選べません。選び直してください。</translation>
    </message>
    <message id="form.invalid_number">
        <source></source>
        <translation>番号が正しくありません。ご確認ください。</translation>
    </message>
    <message id="form.invalid_phone">
        <source></source>
        <translation>携帯電話番号は1で始まる11桁です。</translation>
    </message>
    <message id="form.no_rows">
        <source></source>
        <translation>まだありません。なければ次へ進んでください。</translation>
    </message>
    <message id="form.out_of_range">
        <source></source>
        <translation>選べる期間の中でお選びください。</translation>
    </message>
    <message id="form.pick_city">
        <source></source>
        <translation>都市を選んでください</translation>
    </message>
    <message id="form.pick_province">
        <source></source>
        <translation>省を選んでください</translation>
    </message>
    <message id="form.remove">
        <source></source>
        <translation>削除</translation>
    </message>
    <message id="form.required">
        <source></source>
        <translation>先にこの項目にお答えください。</translation>
    </message>
    <message id="form.scan">
        <source></source>
        <translation>許可証をスキャン</translation>
    </message>
    <message id="form.scan_nothing">
        <source></source>
        <translation>読み取れませんでした。鮮明なもので試すか、入力してください</translation>
    </message>
    <message id="form.title">
        <source></source>
        <translation>{of}項目中{n}項目</translation>
    </message>
    <message id="form.wrong">
        <source></source>
        <translation>ご記入内容をご確認ください。</translation>
    </message>
    <message id="guide.not_printed">
        <source></source>
        <translation>印刷できませんでした。画面をご覧になるか撮影してください</translation>
    </message>
    <message id="guide.print">
        <source></source>
        <translation>印刷</translation>
    </message>
    <message id="guide.printed">
        <source></source>
        <translation>印刷しました。下からお取りください</translation>
    </message>
    <message id="guide.title">
        <source></source>
        <translation>{name}</translation>
    </message>
    <message id="hall.cabinet">
        <source></source>
        <translation>筐体と表示灯</translation>
    </message>
    <message id="hall.card">
        <source></source>
        <translation>身分証</translation>
    </message>
    <message id="hall.card_none">
        <source></source>
        <translation>読取機にカードがありません。</translation>
    </message>
    <message id="hall.card_on">
        <source></source>
        <translation>読取機の上：{label}</translation>
    </message>
    <message id="hall.certificate">
        <source></source>
        <translation>書類プリンター・番号付き用紙</translation>
    </message>
    <message id="hall.chip">
        <source></source>
        <translation>IC カードと旅券</translation>
    </message>
    <message id="hall.chip.bank">
        <source></source>
        <translation>銀行カード</translation>
    </message>
    <message id="hall.chip.passport">
        <source></source>
        <translation>旅券</translation>
    </message>
    <message id="hall.chip.permit">
        <source></source>
        <translation>通行証</translation>
    </message>
    <message id="hall.chip.social_security">
        <source></source>
        <translation>社会保障カード</translation>
    </message>
    <message id="hall.chip_lies">
        <source></source>
        <translation>中にあるもの：{n} 番の{kind}</translation>
    </message>
    <message id="hall.chip_none">
        <source></source>
        <translation>IC カード挿入口は空です。</translation>
    </message>
    <message id="hall.chip_take">
        <source></source>
        <translation>取り出す</translation>
    </message>
    <message id="hall.chip_whose">
        <source></source>
        <translation>だれのものか、次に種類を選びます。</translation>
    </message>
    <message id="hall.lift">
        <source></source>
        <translation>カードを取る</translation>
    </message>
    <message id="hall.light.cardReader">
        <source></source>
        <translation>カード</translation>
    </message>
    <message id="hall.light.contactless">
        <source></source>
        <translation>スマホ</translation>
    </message>
    <message id="hall.light.documentPrinter">
        <source></source>
        <translation>書類</translation>
    </message>
    <message id="hall.light.receiptPrinter">
        <source></source>
        <translation>控え</translation>
    </message>
    <message id="hall.light.scanner">
        <source></source>
        <translation>スキャン</translation>
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
        <translation>稼働中</translation>
    </message>
    <message id="hall.network">
        <source></source>
        <translation>ネットワーク</translation>
    </message>
    <message id="hall.network_cut">
        <source></source>
        <translation>ケーブルを抜く</translation>
    </message>
    <message id="hall.network_down">
        <source></source>
        <translation>切断</translation>
    </message>
    <message id="hall.network_mend">
        <source></source>
        <translation>ケーブルをつなぐ</translation>
    </message>
    <message id="hall.network_none">
        <source></source>
        <translation>ここにはケーブルがありません。</translation>
    </message>
    <message id="hall.network_up">
        <source></source>
        <translation>接続</translation>
    </message>
    <message id="hall.page">
        <source></source>
        <translation>書類プリンター</translation>
    </message>
    <message id="hall.paper">
        <source></source>
        <translation>用紙</translation>
    </message>
    <message id="hall.paper.full">
        <source></source>
        <translation>十分</translation>
    </message>
    <message id="hall.paper.jammed">
        <source></source>
        <translation>紙詰まり</translation>
    </message>
    <message id="hall.paper.low">
        <source></source>
        <translation>残り少し</translation>
    </message>
    <message id="hall.paper.out">
        <source></source>
        <translation>なし</translation>
    </message>
    <message id="hall.passport_none">
        <source></source>
        <translation>読取機に証書はありません。</translation>
    </message>
    <message id="hall.person">
        <source></source>
        <translation>カメラの前</translation>
    </message>
    <message id="hall.person.another">
        <source></source>
        <translation>別の人</translation>
    </message>
    <message id="hall.person.nobody">
        <source></source>
        <translation>無人</translation>
    </message>
    <message id="hall.person.owner">
        <source></source>
        <translation>持ち主</translation>
    </message>
    <message id="hall.phone">
        <source></source>
        <translation>スマートフォン</translation>
    </message>
    <message id="hall.phone_enterprise">
        <source></source>
        <translation>{n} 番 企業コード</translation>
    </message>
    <message id="hall.phone_held">
        <source></source>
        <translation>読取窓の前にスマートフォンがあります</translation>
    </message>
    <message id="hall.phone_none">
        <source></source>
        <translation>コードを読取窓にかざす</translation>
    </message>
    <message id="hall.phone_person">
        <source></source>
        <translation>{n} 番 魯通コード</translation>
    </message>
    <message id="hall.power">
        <source></source>
        <translation>電源</translation>
    </message>
    <message id="hall.power.battery">
        <source></source>
        <translation>停電</translation>
    </message>
    <message id="hall.power.low">
        <source></source>
        <translation>電池残りわずか</translation>
    </message>
    <message id="hall.power.mains">
        <source></source>
        <translation>通電</translation>
    </message>
    <message id="hall.presenter.lying">
        <source></source>
        <translation>残す</translation>
    </message>
    <message id="hall.presenter.none">
        <source></source>
        <translation>センサーなし</translation>
    </message>
    <message id="hall.presenter.taken">
        <source></source>
        <translation>受け取る</translation>
    </message>
    <message id="hall.prints">
        <source></source>
        <translation>印刷された用紙</translation>
    </message>
    <message id="hall.prints_hold">
        <source></source>
        <translation>個人情報は隠しています。押している間だけ読めます。</translation>
    </message>
    <message id="hall.prints_none">
        <source></source>
        <translation>まだありません。</translation>
    </message>
    <message id="hall.receipt">
        <source></source>
        <translation>控えプリンター</translation>
    </message>
    <message id="hall.scanner">
        <source></source>
        <translation>スキャナー</translation>
    </message>
    <message id="hall.sensor.cabinetFrontDoor">
        <source></source>
        <translation>扉を開く</translation>
    </message>
    <message id="hall.sensor.proximitySensor">
        <source></source>
        <translation>人がいる</translation>
    </message>
    <message id="hall.sensor.tamperSensor">
        <source></source>
        <translation>こじ開け</translation>
    </message>
    <message id="hall.sheet_blank">
        <source></source>
        <translation>白紙</translation>
    </message>
    <message id="hall.sheet_lease">
        <source></source>
        <translation>賃貸契約書</translation>
    </message>
    <message id="hall.sheet_licence">
        <source></source>
        <translation>営業許可証</translation>
    </message>
    <message id="hall.sheet_other">
        <source></source>
        <translation>その他</translation>
    </message>
    <message id="hall.slots">
        <source></source>
        <translation>取り出し口</translation>
    </message>
    <message id="hall.slots_empty">
        <source></source>
        <translation>用紙はありません</translation>
    </message>
    <message id="hall.slots_lying">
        <source></source>
        <translation>用紙が残っています</translation>
    </message>
    <message id="hall.specimen">
        <source></source>
        <translation>紙の証明書</translation>
    </message>
    <message id="hall.subtitle">
        <source></source>
        <translation>カード、用紙、ケーブル</translation>
    </message>
    <message id="hall.take">
        <source></source>
        <translation>取る</translation>
    </message>
    <message id="hall.title">
        <source></source>
        <translation>仮想ホール</translation>
    </message>
    <message id="hall.unreachable">
        <source></source>
        <translation>仮想ホールが応答しません。再試行中……</translation>
    </message>
    <message id="help.hotline">
        <source></source>
        <translation>12345 ホットライン</translation>
    </message>
    <message id="home.categories">
        <source></source>
        <translation>すべての手続き</translation>
    </message>
    <message id="home.hint">
        <source></source>
        <translation>身分証で始めるか、まずご覧ください。</translation>
    </message>
    <message id="home.offline">
        <source></source>
        <translation>通信障害中です。申請は復旧後に自動提出されます。</translation>
    </message>
    <message id="home.privacy">
        <source></source>
        <translation>情報は暗号化され、終了時に本端末から消去されます。</translation>
    </message>
    <message id="home.recovered">
        <source></source>
        <translation>前回の申請は無事に受け取りました。控えを再印刷できます。</translation>
    </message>
    <message id="home.reprint">
        <source></source>
        <translation>控えを再印刷</translation>
    </message>
    <message id="home.services">
        <source></source>
        <translation>ここでできること</translation>
    </message>
    <message id="home.title">
        <source></source>
        <translation>こんにちは。ご用件は何ですか？</translation>
    </message>
    <message id="hotline.about">
        <source></source>
        <translation>手続き中の内容も一緒に伝えます：{about}。</translation>
    </message>
    <message id="hotline.hint">
        <source></source>
        <translation>緊急の場合は 110 番へ。その他のことは 12345 へ。</translation>
    </message>
    <message id="hotline.no_phone">
        <source></source>
        <translation>電話は不要</translation>
    </message>
    <message id="hotline.phone">
        <source></source>
        <translation>お電話で返答しますか？</translation>
    </message>
    <message id="hotline.phone_hint">
        <source></source>
        <translation>携帯電話、または市外局番からの番号を入力してください。</translation>
    </message>
    <message id="hotline.resume">
        <source></source>
        <translation>続きに戻る</translation>
    </message>
    <message id="hotline.send">
        <source></source>
        <translation>送信</translation>
    </message>
    <message id="hotline.title">
        <source></source>
        <translation>12345 へのご用件は？</translation>
    </message>
    <message id="hotline.words">
        <source></source>
        <translation>内容をお聞かせください</translation>
    </message>
    <message id="hotline.words_hint">
        <source></source>
        <translation>文を選ぶか、ご自分で書いてください。</translation>
    </message>
    <message id="id.agent_title">
        <source></source>
        <translation>まず代理人の身分証を置いてください</translation>
    </message>
    <message id="id.authority">
        <source></source>
        <translation>身分証なし、委任状あり</translation>
    </message>
    <message id="id.card_way">
        <source></source>
        <translation>身分証</translation>
    </message>
    <message id="id.expired">
        <source></source>
        <translation>身分証の有効期限が切れています</translation>
    </message>
    <message id="id.expired.hint">
        <source></source>
        <translation>窓口へお越しください。</translation>
    </message>
    <message id="id.fail">
        <source></source>
        <translation>読み取れませんでした。置き直してください。</translation>
    </message>
    <message id="id.hint">
        <source></source>
        <translation>画面下の青く光る読取部に平らに置き、動かさないでください。</translation>
    </message>
    <message id="id.hint_or_code">
        <source></source>
        <translation>画面下の青いランプの読取部に身分証を平らに置いてください。ない場合はスマートフォンのコードを使えます。</translation>
    </message>
    <message id="id.invalid">
        <source></source>
        <translation>認識できないカードです。身分証をお使いください。</translation>
    </message>
    <message id="id.lifted">
        <source></source>
        <translation>早く離れました。もう一度置いてください。</translation>
    </message>
    <message id="id.not_the_party">
        <source></source>
        <translation>確認する方の身分証ではありません。</translation>
    </message>
    <message id="id.party_hint">
        <source></source>
        <translation>先の身分証を取り、ご本人が身分証を置いて署名してください。</translation>
    </message>
    <message id="id.party_later">
        <source></source>
        <translation>後で確認する</translation>
    </message>
    <message id="id.party_title">
        <source></source>
        <translation>身分証を置いてください：{whose}</translation>
    </message>
    <message id="id.place">
        <source></source>
        <translation>身分証を読取部に置き、動かさないでください</translation>
    </message>
    <message id="id.principal_title">
        <source></source>
        <translation>次に委任者の身分証を置いてください</translation>
    </message>
    <message id="id.reader_down">
        <source></source>
        <translation>カード読取機が使えません。窓口へお越しください。</translation>
    </message>
    <message id="id.reading">
        <source></source>
        <translation>読み取り中です。しばらくお待ちください……</translation>
    </message>
    <message id="id.same_card">
        <source></source>
        <translation>同じ身分証です。委任者のものをお使いください。</translation>
    </message>
    <message id="id.take">
        <source></source>
        <translation>身分証をお取りください</translation>
    </message>
    <message id="id.title">
        <source></source>
        <translation>身分証を置いてください</translation>
    </message>
    <message id="id.underage">
        <source></source>
        <translation>まだご自身では申請できない年齢です</translation>
    </message>
    <message id="id.underage.hint">
        <source></source>
        <translation>保護者の方が証明書をお持ちのうえ窓口でお手続きください。</translation>
    </message>
    <message id="id.unsupported">
        <source></source>
        <translation>この証明書は本端末では使えません</translation>
    </message>
    <message id="id.unsupported.hint">
        <source></source>
        <translation>居民身分証でもう一度お試しになるか、窓口へどうぞ。</translation>
    </message>
    <message id="id.waiting">
        <source></source>
        <translation>カードを待っています……</translation>
    </message>
    <message id="item.closed">
        <source></source>
        <translation>今受け付け、{time}から処理</translation>
    </message>
    <message id="key.back">
        <source></source>
        <translation>一文字消す</translation>
    </message>
    <message id="key.shift">
        <source></source>
        <translation>大文字</translation>
    </message>
    <message id="key.space">
        <source></source>
        <translation>空白</translation>
    </message>
    <message id="mat.agree">
        <source></source>
        <translation>読んで誓約します</translation>
    </message>
    <message id="mat.by_credit">
        <source></source>
        <translation>提出不要：信用良好のため誓約で足ります。</translation>
    </message>
    <message id="mat.by_promise">
        <source></source>
        <translation>提出不要：書面の誓約で代えます。</translation>
    </message>
    <message id="mat.can_capture">
        <source></source>
        <translation>スキャンして提出</translation>
    </message>
    <message id="mat.can_later">
        <source></source>
        <translation>後で提出</translation>
    </message>
    <message id="mat.can_photo">
        <source></source>
        <translation>今すぐ撮影</translation>
    </message>
    <message id="mat.can_undo">
        <source></source>
        <translation>選び直す</translation>
    </message>
    <message id="mat.capture_blank">
        <source></source>
        <translation>内容が見えません。文字のある面を下にして、もう一度お試しください。</translation>
    </message>
    <message id="mat.capture_blurred">
        <source></source>
        <translation>ぼやけました。紙を平らに置いて、もう一度お試しください。</translation>
    </message>
    <message id="mat.capture_cover">
        <source></source>
        <translation>スキャナーのカバーが開いています。閉じてから、もう一度お試しください。</translation>
    </message>
    <message id="mat.capture_cut_off">
        <source></source>
        <translation>書類が斜めで一部が切れています。まっすぐに置いて、もう一度お試しください。</translation>
    </message>
    <message id="mat.capture_dark">
        <source></source>
        <translation>暗くて読み取れません。もう一度お試しください。</translation>
    </message>
    <message id="mat.capture_device">
        <source></source>
        <translation>スキャナーの不具合でスキャンできませんでした。もう一度お試しください。</translation>
    </message>
    <message id="mat.capture_empty">
        <source></source>
        <translation>スキャナーに書類がありません。置いてから、もう一度お試しください。</translation>
    </message>
    <message id="mat.capture_glare">
        <source></source>
        <translation>光が反射しています。位置を変えて、もう一度お試しください。</translation>
    </message>
    <message id="mat.capture_jam">
        <source></source>
        <translation>紙が詰まりました。ゆっくり取り出すか係員を呼んで、もう一度お試しください。</translation>
    </message>
    <message id="mat.capture_store">
        <source></source>
        <translation>スキャンを保存できませんでした。もう一度試すか、窓口をご利用ください。</translation>
    </message>
    <message id="mat.capture_too_many">
        <source></source>
        <translation>枚数が多すぎます。一度に 30 ページまでです。減らして、もう一度お試しください。</translation>
    </message>
    <message id="mat.credit_bad">
        <source></source>
        <translation>信用記録が「信用即時処理」の条件に合いません。</translation>
    </message>
    <message id="mat.credit_unknown">
        <source></source>
        <translation>信用記録が見つからないため、通常の方法で進めます。</translation>
    </message>
    <message id="mat.exempt_card">
        <source></source>
        <translation>提出不要：身分証を読み取りました。</translation>
    </message>
    <message id="mat.exempt_code">
        <source></source>
        <translation>コードで確認済みのため提出不要</translation>
    </message>
    <message id="mat.exempt_licence">
        <source></source>
        <translation>提出不要：電子証明書で確認しました。</translation>
    </message>
    <message id="mat.exempt_photo">
        <source></source>
        <translation>提出不要：{date}撮影の写真を使用します。</translation>
    </message>
    <message id="mat.exempt_share">
        <source></source>
        <translation>提出不要：{source}から共有されました。</translation>
    </message>
    <message id="mat.given">
        <source></source>
        <translation>提供済みです。</translation>
    </message>
    <message id="mat.hint">
        <source></source>
        <translation>「提出不要」のものは出す必要がありません。</translation>
    </message>
    <message id="mat.later">
        <source></source>
        <translation>{date}までに提出。</translation>
    </message>
    <message id="mat.missing">
        <source></source>
        <translation>見つかりませんでした。原本を窓口へお持ちください。</translation>
    </message>
    <message id="mat.missing_capture">
        <source></source>
        <translation>見つかりません。スキャンして提出してください。</translation>
    </message>
    <message id="mat.missing_later">
        <source></source>
        <translation>見つかりませんでした。後で提出できます。</translation>
    </message>
    <message id="mat.photo_quality">
        <source></source>
        <translation>{date}撮影の写真は基準を満たしません。新しい写真が必要です。</translation>
    </message>
    <message id="mat.photo_stale">
        <source></source>
        <translation>{date}撮影の写真は期限切れです。新しい写真が必要です。</translation>
    </message>
    <message id="mat.promise_title">
        <source></source>
        <translation>誓約</translation>
    </message>
    <message id="mat.title">
        <source></source>
        <translation>必要な書類はこちらで確認します</translation>
    </message>
    <message id="nav.agree">
        <source></source>
        <translation>確認しました。続ける</translation>
    </message>
    <message id="nav.ask">
        <source></source>
        <translation>照会</translation>
    </message>
    <message id="nav.back">
        <source></source>
        <translation>戻る</translation>
    </message>
    <message id="nav.cancel">
        <source></source>
        <translation>キャンセル</translation>
    </message>
    <message id="nav.clear">
        <source></source>
        <translation>消去</translation>
    </message>
    <message id="nav.disagree">
        <source></source>
        <translation>同意しない</translation>
    </message>
    <message id="nav.exit">
        <source></source>
        <translation>終了</translation>
    </message>
    <message id="nav.finish">
        <source></source>
        <translation>完了</translation>
    </message>
    <message id="nav.home">
        <source></source>
        <translation>ホームに戻る</translation>
    </message>
    <message id="nav.next">
        <source></source>
        <translation>次へ</translation>
    </message>
    <message id="nav.ok">
        <source></source>
        <translation>確認</translation>
    </message>
    <message id="nav.retry">
        <source></source>
        <translation>もう一度</translation>
    </message>
    <message id="nav.skip">
        <source></source>
        <translation>スキップ</translation>
    </message>
    <message id="needs.title">
        <source></source>
        <translation>{name}：必要なもの</translation>
    </message>
    <message id="notice.basis">
        <source></source>
        <translation>根拠：</translation>
    </message>
    <message id="notice.continue">
        <source></source>
        <translation>確認しました。続ける</translation>
    </message>
    <message id="notice.data">
        <source></source>
        <translation>使用する情報</translation>
    </message>
    <message id="notice.for_another">
        <source></source>
        <translation>代理申請</translation>
    </message>
    <message id="notice.hint">
        <source></source>
        <translation>情報の使い方をご確認ください。</translation>
    </message>
    <message id="notice.keep">
        <source></source>
        <translation>保存期間</translation>
    </message>
    <message id="notice.needs">
        <source></source>
        <translation>必要書類</translation>
    </message>
    <message id="notice.org">
        <source></source>
        <translation>取扱機関</translation>
    </message>
    <message id="notice.purpose">
        <source></source>
        <translation>目的</translation>
    </message>
    <message id="notice.rights">
        <source></source>
        <translation>あなたの権利</translation>
    </message>
    <message id="notice.tel">
        <source></source>
        <translation>お問い合わせ</translation>
    </message>
    <message id="notice.title">
        <source></source>
        <translation>個人情報の取扱いについて</translation>
    </message>
    <message id="out.elsewhere">
        <source></source>
        <translation>窓口か、別の端末をご利用ください。</translation>
    </message>
    <message id="out.elsewhere_site">
        <source></source>
        <translation>別の拠点をご利用ください。</translation>
    </message>
    <message id="out.fault">
        <source></source>
        <translation>故障のため利用できません</translation>
    </message>
    <message id="out.maintenance">
        <source></source>
        <translation>メンテナンス中のため利用できません</translation>
    </message>
    <message id="out.nearby">
        <source></source>
        <translation>お近くの窓口</translation>
    </message>
    <message id="out.power">
        <source></source>
        <translation>停電のため停止しています</translation>
    </message>
    <message id="out.power_ended">
        <source></source>
        <translation>停電のため、未送信の内容は消去しました</translation>
    </message>
    <message id="out.power_hint">
        <source></source>
        <translation>ほかの窓口をご利用ください。電気が戻ると自動で再開します。</translation>
    </message>
    <message id="out.site">
        <source></source>
        <translation>この拠点はただいま利用できません</translation>
    </message>
    <message id="out.supplies">
        <source></source>
        <translation>用紙を補充しています</translation>
    </message>
    <message id="paper.altered">
        <source></source>
        <translation>この証明書は改ざんされています</translation>
    </message>
    <message id="paper.altered_hint">
        <source></source>
        <translation>コードの内容が印と合いません。信用しないでください</translation>
    </message>
    <message id="paper.another">
        <source></source>
        <translation>もう一枚確認する</translation>
    </message>
    <message id="paper.away">
        <source></source>
        <translation>今は照会できません</translation>
    </message>
    <message id="paper.away_hint">
        <source></source>
        <translation>通信できません。コードの読み取りなら通信なしで確認できます</translation>
    </message>
    <message id="paper.expired">
        <source></source>
        <translation>この証明書は期限切れです</translation>
    </message>
    <message id="paper.expired_hint">
        <source></source>
        <translation>本物ですが、下の日付までのものです</translation>
    </message>
    <message id="paper.fact_code">
        <source></source>
        <translation>検証コード</translation>
    </message>
    <message id="paper.fact_day">
        <source></source>
        <translation>発行日</translation>
    </message>
    <message id="paper.fact_holder">
        <source></source>
        <translation>所持者</translation>
    </message>
    <message id="paper.fact_issuer">
        <source></source>
        <translation>発行機関</translation>
    </message>
    <message id="paper.fact_number">
        <source></source>
        <translation>番号</translation>
    </message>
    <message id="paper.fact_title">
        <source></source>
        <translation>名称</translation>
    </message>
    <message id="paper.fact_until">
        <source></source>
        <translation>有効期限</translation>
    </message>
    <message id="paper.foreign">
        <source></source>
        <translation>本市が発行したコードではありません</translation>
    </message>
    <message id="paper.foreign_hint">
        <source></source>
        <translation>発行した機関にお確かめください</translation>
    </message>
    <message id="paper.genuine">
        <source></source>
        <translation>この証明書は本物です</translation>
    </message>
    <message id="paper.genuine_hint">
        <source></source>
        <translation>紙の記載が下と同じか、ご確認ください</translation>
    </message>
    <message id="paper.hint">
        <source></source>
        <translation>コードは左下にあります。約10センチ離してください</translation>
    </message>
    <message id="paper.sealed">
        <source></source>
        <translation>この証明書の印は本物です</translation>
    </message>
    <message id="paper.sealed_hint">
        <source></source>
        <translation>通信できず、失効の有無は確認できません。下の内容と照らし合わせてください</translation>
    </message>
    <message id="paper.title">
        <source></source>
        <translation>証明書のコードを読取口にかざしてください</translation>
    </message>
    <message id="paper.type">
        <source></source>
        <translation>番号を入力</translation>
    </message>
    <message id="paper.unknown">
        <source></source>
        <translation>該当する証明書がありません</translation>
    </message>
    <message id="paper.unknown_hint">
        <source></source>
        <translation>番号と検証コードを確かめるか、コードを読み取ってください</translation>
    </message>
    <message id="paper.withdrawn">
        <source></source>
        <translation>この証明書は失効しています</translation>
    </message>
    <message id="paper.withdrawn_hint">
        <source></source>
        <translation>以前発行されましたが、今は使えません</translation>
    </message>
    <message id="pay.amount">
        <source></source>
        <translation>{amount}元</translation>
    </message>
    <message id="pay.cancel">
        <source></source>
        <translation>支払わない</translation>
    </message>
    <message id="pay.closed_hint">
        <source></source>
        <translation>請求されていません。もう一度お支払いいただけます。</translation>
    </message>
    <message id="pay.closed_title">
        <source></source>
        <translation>支払いは完了していません</translation>
    </message>
    <message id="pay.hint">
        <source></source>
        <translation>スマートフォンでコードを読み取ってください。</translation>
    </message>
    <message id="pay.offline_hint">
        <source></source>
        <translation>請求されていません。後でもう一度お試しになるか、窓口でお支払いください。</translation>
    </message>
    <message id="pay.offline_title">
        <source></source>
        <translation>ただいま支払えません</translation>
    </message>
    <message id="pay.title">
        <source></source>
        <translation>お支払いください</translation>
    </message>
    <message id="pay.unsure_hint">
        <source></source>
        <translation>請求されて手続きできない場合は自動で返金されます。</translation>
    </message>
    <message id="pay.unsure_title">
        <source></source>
        <translation>支払いの有無をまだ確認できません</translation>
    </message>
    <message id="photo.again">
        <source></source>
        <translation>撮り直す</translation>
    </message>
    <message id="photo.blurred">
        <source></source>
        <translation>動かないでください。ピントを合わせています</translation>
    </message>
    <message id="photo.center">
        <source></source>
        <translation>中央に立ってください</translation>
    </message>
    <message id="photo.closer">
        <source></source>
        <translation>もう少し近づいてください</translation>
    </message>
    <message id="photo.failed_device">
        <source></source>
        <translation>カメラが使えません。別の方法をお選びください</translation>
    </message>
    <message id="photo.failed_time">
        <source></source>
        <translation>撮影できませんでした。もう一度、または別の方法で</translation>
    </message>
    <message id="photo.farther">
        <source></source>
        <translation>少し離れてください</translation>
    </message>
    <message id="photo.hint">
        <source></source>
        <translation>帽子と眼鏡を外し、カメラを見て案内に従ってください</translation>
    </message>
    <message id="photo.holdStill">
        <source></source>
        <translation>そのまま動かないでください</translation>
    </message>
    <message id="photo.keep">
        <source></source>
        <translation>市の写真庫に保存する</translation>
    </message>
    <message id="photo.keep_hint">
        <source></source>
        <translation>次回から撮影不要。選ばなくても申請できます</translation>
    </message>
    <message id="photo.live">
        <source></source>
        <translation>カメラに映る姿</translation>
    </message>
    <message id="photo.noFace">
        <source></source>
        <translation>カメラの前に立ってください</translation>
    </message>
    <message id="photo.portraitReady">
        <source></source>
        <translation>撮影しました</translation>
    </message>
    <message id="photo.severalFaces">
        <source></source>
        <translation>お一人だけでお願いします</translation>
    </message>
    <message id="photo.shown_hint">
        <source></source>
        <translation>暗号化して提出し、今回の申請にだけ使います</translation>
    </message>
    <message id="photo.shown_title">
        <source></source>
        <translation>この写真を使いますか？</translation>
    </message>
    <message id="photo.taken">
        <source></source>
        <translation>撮影した写真</translation>
    </message>
    <message id="photo.title">
        <source></source>
        <translation>カメラを見てください</translation>
    </message>
    <message id="photo.tooBright">
        <source></source>
        <translation>明るすぎます。少しずれてください</translation>
    </message>
    <message id="photo.tooDark">
        <source></source>
        <translation>暗すぎます。明るい方を向いてください</translation>
    </message>
    <message id="photo.turnToCamera">
        <source></source>
        <translation>正面を向いてください</translation>
    </message>
    <message id="photo.use">
        <source></source>
        <translation>この写真を使う</translation>
    </message>
    <message id="photo.wait">
        <source></source>
        <translation>カメラを起動しています</translation>
    </message>
    <message id="pin.deferred">
        <source></source>
        <translation>通信障害中です。暗証番号は後で確認します。</translation>
    </message>
    <message id="pin.entered">
        <source></source>
        <translation>{of}桁中{n}桁入力</translation>
    </message>
    <message id="pin.go">
        <source></source>
        <translation>暗証番号を入力</translation>
    </message>
    <message id="pin.hint">
        <source></source>
        <translation>手で隠して入力してください。</translation>
    </message>
    <message id="pin.locked">
        <source></source>
        <translation>暗証番号がロックされました</translation>
    </message>
    <message id="pin.locked.hint">
        <source></source>
        <translation>身分証をお持ちのうえ窓口で再設定してください。</translation>
    </message>
    <message id="pin.other_way">
        <source></source>
        <translation>顔認証を使わず
別の方法で</translation>
    </message>
    <message id="pin.title">
        <source></source>
        <translation>サービス暗証番号を入力してください</translation>
    </message>
    <message id="pin.way">
        <source></source>
        <translation>暗証番号で</translation>
    </message>
    <message id="pin.wrong">
        <source></source>
        <translation>暗証番号が違います。あと{n}回試せます。</translation>
    </message>
    <message id="print.ask_hint">
        <source></source>
        <translation>プリンターが応答しません。右下の広い出口をご確認ください。</translation>
    </message>
    <message id="print.ask_slip_hint">
        <source></source>
        <translation>プリンターが応答しません。右下の狭い出口をご確認ください。</translation>
    </message>
    <message id="print.ask_title">
        <source></source>
        <translation>用紙は出ましたか？</translation>
    </message>
    <message id="print.copy">
        <source></source>
        <translation>もう一部印刷する</translation>
    </message>
    <message id="print.copy_hint">
        <source></source>
        <translation>すでにお持ちかもしれません。再印刷は記録されます。</translation>
    </message>
    <message id="print.copy_title">
        <source></source>
        <translation>この書類は印刷済みの可能性があります</translation>
    </message>
    <message id="print.failed">
        <source></source>
        <translation>印刷できませんでした。</translation>
    </message>
    <message id="print.no">
        <source></source>
        <translation>出ていません</translation>
    </message>
    <message id="print.no_copy">
        <source></source>
        <translation>不要です</translation>
    </message>
    <message id="print.nopaper">
        <source></source>
        <translation>用紙切れです。係員に連絡しました。</translation>
    </message>
    <message id="print.retry">
        <source></source>
        <translation>控えを再印刷</translation>
    </message>
    <message id="print.take">
        <source></source>
        <translation>印刷物をお取りください（全{n}枚）</translation>
    </message>
    <message id="print.unknown">
        <source></source>
        <translation>印刷できたか確かではありません。出口をご確認ください。</translation>
    </message>
    <message id="print.wait">
        <source></source>
        <translation>印刷中です。その場を離れないでください</translation>
    </message>
    <message id="print.yes">
        <source></source>
        <translation>出ました。受け取りました</translation>
    </message>
    <message id="problem.catalogue_hint">
        <source></source>
        <translation>係員に連絡しました。窓口へお越しください。</translation>
    </message>
    <message id="problem.catalogue_title">
        <source></source>
        <translation>サービス一覧が使えません</translation>
    </message>
    <message id="problem.check_hint">
        <source></source>
        <translation>窓口の係員にお尋ねください。</translation>
    </message>
    <message id="problem.check_title">
        <source></source>
        <translation>今は提出できません</translation>
    </message>
    <message id="problem.device_hint">
        <source></source>
        <translation>もう一度お試しになるか、窓口へどうぞ。係員に連絡しました。</translation>
    </message>
    <message id="problem.device_title">
        <source></source>
        <translation>機器に問題があります</translation>
    </message>
    <message id="problem.full_hint">
        <source></source>
        <translation>窓口か、別の端末をご利用ください。</translation>
    </message>
    <message id="problem.full_title">
        <source></source>
        <translation>ただいま新しい申請を受け付けられません</translation>
    </message>
    <message id="problem.generic_hint">
        <source></source>
        <translation>情報は失われていません。もう一度お試しになるか、窓口へどうぞ。</translation>
    </message>
    <message id="problem.generic_title">
        <source></source>
        <translation>問題が起きました</translation>
    </message>
    <message id="problem.instead">
        <source></source>
        <translation>この手続きへ</translation>
    </message>
    <message id="problem.instead_title">
        <source></source>
        <translation>別の手続きかもしれません</translation>
    </message>
    <message id="problem.offline_hint">
        <source></source>
        <translation>通信が必要な手続きです。後でもう一度お試しになるか、窓口へどうぞ。</translation>
    </message>
    <message id="problem.offline_title">
        <source></source>
        <translation>通信が途切れています</translation>
    </message>
    <message id="problem.share_hint">
        <source></source>
        <translation>窓口へお越しください。</translation>
    </message>
    <message id="problem.share_title">
        <source></source>
        <translation>情報が見つかりませんでした</translation>
    </message>
    <message id="problem.store_hint">
        <source></source>
        <translation>もう一度お試しになるか、窓口へどうぞ。</translation>
    </message>
    <message id="problem.store_title">
        <source></source>
        <translation>申請を保存できませんでした</translation>
    </message>
    <message id="progress.confirmation">
        <source></source>
        <translation>確認する</translation>
    </message>
    <message id="progress.document">
        <source></source>
        <translation>書類を印刷</translation>
    </message>
    <message id="progress.hint">
        <source></source>
        <translation>控えの受付番号または一時番号を入力してください。</translation>
    </message>
    <message id="progress.hint_confirmation">
        <source></source>
        <translation>共同で申請される方の確認が必要です。ここでできます。</translation>
    </message>
    <message id="progress.hint_document">
        <source></source>
        <translation>申請者の身分証があれば、ここで印刷できます。</translation>
    </message>
    <message id="progress.hint_supplement">
        <source></source>
        <translation>申請者の身分証があれば、ここで補正できます。</translation>
    </message>
    <message id="progress.number">
        <source></source>
        <translation>番号</translation>
    </message>
    <message id="progress.offline">
        <source></source>
        <translation>通信障害中のため、本端末で受け取った申請だけ照会できます。</translation>
    </message>
    <message id="progress.state">
        <source></source>
        <translation>状況</translation>
    </message>
    <message id="progress.state.accepted">
        <source></source>
        <translation>受理</translation>
    </message>
    <message id="progress.state.confirmation">
        <source></source>
        <translation>確認待ち</translation>
    </message>
    <message id="progress.state.done">
        <source></source>
        <translation>完了</translation>
    </message>
    <message id="progress.state.received">
        <source></source>
        <translation>受取</translation>
    </message>
    <message id="progress.state.refused">
        <source></source>
        <translation>不承認</translation>
    </message>
    <message id="progress.state.supplement">
        <source></source>
        <translation>補正待ち</translation>
    </message>
    <message id="progress.supplement">
        <source></source>
        <translation>補正する</translation>
    </message>
    <message id="progress.title">
        <source></source>
        <translation>手続き状況の照会</translation>
    </message>
    <message id="progress.title.accepted">
        <source></source>
        <translation>申請は受理されました</translation>
    </message>
    <message id="progress.title.confirmation">
        <source></source>
        <translation>ほかの方の確認が必要です</translation>
    </message>
    <message id="progress.title.done">
        <source></source>
        <translation>手続きが終わりました</translation>
    </message>
    <message id="progress.title.received">
        <source></source>
        <translation>申請を受け取りました</translation>
    </message>
    <message id="progress.title.refused">
        <source></source>
        <translation>承認されませんでした</translation>
    </message>
    <message id="progress.title.supplement">
        <source></source>
        <translation>書類がもう一つ必要です</translation>
    </message>
    <message id="progress.unknown">
        <source></source>
        <translation>番号が見つかりません。ご確認ください。</translation>
    </message>
    <message id="progress.updated">
        <source></source>
        <translation>更新</translation>
    </message>
    <message id="rate.1">
        <source></source>
        <translation>とても不満</translation>
    </message>
    <message id="rate.2">
        <source></source>
        <translation>不満</translation>
    </message>
    <message id="rate.3">
        <source></source>
        <translation>おおむね満足</translation>
    </message>
    <message id="rate.4">
        <source></source>
        <translation>満足</translation>
    </message>
    <message id="rate.5">
        <source></source>
        <translation>とても満足</translation>
    </message>
    <message id="rate.hint">
        <source></source>
        <translation>評価は任意です。</translation>
    </message>
    <message id="rate.skip">
        <source></source>
        <translation>スキップ</translation>
    </message>
    <message id="rate.thanks">
        <source></source>
        <translation>評価をありがとうございます</translation>
    </message>
    <message id="rate.title">
        <source></source>
        <translation>今回のサービスはいかがでしたか？</translation>
    </message>
    <message id="reasons.back">
        <source></source>
        <translation>一覧に戻る</translation>
    </message>
    <message id="reasons.call_back">
        <source></source>
        <translation>電話での確認に応じます</translation>
    </message>
    <message id="reasons.hint">
        <source></source>
        <translation>選ばなくてもかまいません。手続きには影響しません。</translation>
    </message>
    <message id="reasons.own">
        <source></source>
        <translation>自分の言葉で書く</translation>
    </message>
    <message id="reasons.send">
        <source></source>
        <translation>評価を送信</translation>
    </message>
    <message id="reasons.title">
        <source></source>
        <translation>どこがご不満でしたか？</translation>
    </message>
    <message id="result.about">
        <source></source>
        <translation>関連する手続き</translation>
    </message>
    <message id="result.accepted_hint">
        <source></source>
        <translation>受付番号をお控えください。控えにもあります。</translation>
    </message>
    <message id="result.accepted_title">
        <source></source>
        <translation>申請を受理しました</translation>
    </message>
    <message id="result.added_hint">
        <source></source>
        <translation>担当部門が再審査します。結果は番号で照会できます。</translation>
    </message>
    <message id="result.added_offline_hint">
        <source></source>
        <translation>本機に安全に保存し、復旧後に自動で提出します。</translation>
    </message>
    <message id="result.added_offline_title">
        <source></source>
        <translation>補正の内容を受け取りました</translation>
    </message>
    <message id="result.added_title">
        <source></source>
        <translation>補正の内容を受け取りました</translation>
    </message>
    <message id="result.case_number">
        <source></source>
        <translation>受付番号</translation>
    </message>
    <message id="result.confirmed_hint">
        <source></source>
        <translation>ありがとうございます。全員の確認後、担当部門が処理を始めます。</translation>
    </message>
    <message id="result.confirmed_offline_hint">
        <source></source>
        <translation>復旧後に自動で送信します。</translation>
    </message>
    <message id="result.confirmed_offline_title">
        <source></source>
        <translation>ご確認を預かりました</translation>
    </message>
    <message id="result.confirmed_title">
        <source></source>
        <translation>確認しました</translation>
    </message>
    <message id="result.document_failed">
        <source></source>
        <translation>書類を印刷できませんでした。番号で後から印刷できます。</translation>
    </message>
    <message id="result.done_hint">
        <source></source>
        <translation>印刷物をお取りください。</translation>
    </message>
    <message id="result.done_title">
        <source></source>
        <translation>手続きが終わりました</translation>
    </message>
    <message id="result.due">
        <source></source>
        <translation>提出期限</translation>
    </message>
    <message id="result.local_number">
        <source></source>
        <translation>一時番号</translation>
    </message>
    <message id="result.missing">
        <source></source>
        <translation>後で出す書類</translation>
    </message>
    <message id="result.next">
        <source></source>
        <translation>この後</translation>
    </message>
    <message id="result.next_auto">
        <source></source>
        <translation>復旧後に自動提出されます。再度お越しいただく必要はありません。</translation>
    </message>
    <message id="result.next_days">
        <source></source>
        <translation>受理後、{days}営業日以内に処理します。</translation>
    </message>
    <message id="result.next_document_later">
        <source></source>
        <translation>書類ができましたら、番号と身分証でどの端末でも印刷できます。</translation>
    </message>
    <message id="result.next_others">
        <source></source>
        <translation>身分証をお持ちのうえ、どの端末でも「手続き状況の照会」に番号を入力してください。</translation>
    </message>
    <message id="result.next_progress">
        <source></source>
        <translation>番号で本端末から状況を照会できます。</translation>
    </message>
    <message id="result.next_sms">
        <source></source>
        <translation>結果はSMSでお知らせします。</translation>
    </message>
    <message id="result.next_ticket">
        <source></source>
        <translation>「手続き状況の照会」から番号で照会できます。</translation>
    </message>
    <message id="result.others">
        <source></source>
        <translation>確認する方</translation>
    </message>
    <message id="result.others_hint">
        <source></source>
        <translation>受け付けました。全員の確認後に正式な申請となります。</translation>
    </message>
    <message id="result.others_title">
        <source></source>
        <translation>ほかの方の確認が必要です</translation>
    </message>
    <message id="result.paid">
        <source></source>
        <translation>支払額（元）</translation>
    </message>
    <message id="result.promised">
        <source></source>
        <translation>完了期限</translation>
    </message>
    <message id="result.received_hint">
        <source></source>
        <translation>本端末に安全に保存し、自動で提出します。</translation>
    </message>
    <message id="result.received_title">
        <source></source>
        <translation>申請を受け取りました</translation>
    </message>
    <message id="result.refused_hint">
        <source></source>
        <translation>窓口の係員にお尋ねください。</translation>
    </message>
    <message id="result.refused_title">
        <source></source>
        <translation>承認されませんでした</translation>
    </message>
    <message id="result.service">
        <source></source>
        <translation>手続き</translation>
    </message>
    <message id="result.sheet_hint">
        <source></source>
        <translation>印刷物をお取りください。</translation>
    </message>
    <message id="result.sheet_title">
        <source></source>
        <translation>書類を印刷しました</translation>
    </message>
    <message id="result.sheet_unknown_hint">
        <source></source>
        <translation>右下の広い出口をご確認ください。</translation>
    </message>
    <message id="result.sheet_unknown_title">
        <source></source>
        <translation>書類が印刷されたか確認できません</translation>
    </message>
    <message id="result.slip_failed">
        <source></source>
        <translation>控えを印刷できませんでした。番号をお控えください。</translation>
    </message>
    <message id="result.supplement_hint">
        <source></source>
        <translation>どの端末でも「手続き状況の照会」から番号を入力して補正できます。</translation>
    </message>
    <message id="result.supplement_title">
        <source></source>
        <translation>書類がもう一つ必要です</translation>
    </message>
    <message id="result.ticket_hint">
        <source></source>
        <translation>受付番号をお控えください。控えにも記載しています。</translation>
    </message>
    <message id="result.ticket_number">
        <source></source>
        <translation>お問い合わせ番号</translation>
    </message>
    <message id="result.ticket_received_hint">
        <source></source>
        <translation>本機に安全に保存し、復旧後に 12345 へ伝えます。</translation>
    </message>
    <message id="result.ticket_received_title">
        <source></source>
        <translation>ご用件を受け取りました</translation>
    </message>
    <message id="result.ticket_title">
        <source></source>
        <translation>12345 が受け付けました</translation>
    </message>
    <message id="result.time">
        <source></source>
        <translation>手続き時刻</translation>
    </message>
    <message id="review.agent">
        <source></source>
        <translation>代理人</translation>
    </message>
    <message id="review.edit">
        <source></source>
        <translation>修正</translation>
    </message>
    <message id="review.hint">
        <source></source>
        <translation>行を押している間、全文が見えます。</translation>
    </message>
    <message id="review.hold">
        <source></source>
        <translation>押して全文を見る</translation>
    </message>
    <message id="review.name">
        <source></source>
        <translation>氏名</translation>
    </message>
    <message id="review.number">
        <source></source>
        <translation>身分証番号</translation>
    </message>
    <message id="review.title">
        <source></source>
        <translation>申請内容をご確認ください</translation>
    </message>
    <message id="search.hint">
        <source></source>
        <translation>ピンインの頭文字や英語で入力してください。</translation>
    </message>
    <message id="search.none">
        <source></source>
        <translation>見つかりません。別の言葉か、12345へどうぞ。</translation>
    </message>
    <message id="search.title">
        <source></source>
        <translation>必要な手続きを入力してください</translation>
    </message>
    <message id="sign.clear">
        <source></source>
        <translation>書き直す</translation>
    </message>
    <message id="sign.here">
        <source></source>
        <translation>枠内にご署名ください</translation>
    </message>
    <message id="sign.hint">
        <source></source>
        <translation>指で枠内にお名前を書いてください。</translation>
    </message>
    <message id="sign.party_title">
        <source></source>
        <translation>ご署名ください：{whose}</translation>
    </message>
    <message id="sign.short">
        <source></source>
        <translation>短すぎます。お名前をすべて書いてください。</translation>
    </message>
    <message id="sign.title">
        <source></source>
        <translation>ご署名ください</translation>
    </message>
    <message id="sites.address">
        <source></source>
        <translation>住所</translation>
    </message>
    <message id="sites.all">
        <source></source>
        <translation>すべての手続き</translation>
    </message>
    <message id="sites.always">
        <source></source>
        <translation>24時間利用できます</translation>
    </message>
    <message id="sites.hint">
        <source></source>
        <translation>近い順です。タップすると住所や取扱業務を表示します</translation>
    </message>
    <message id="sites.hours">
        <source></source>
        <translation>営業時間は電話でお尋ねください</translation>
    </message>
    <message id="sites.minutes">
        <source></source>
        <translation>約{minutes}分</translation>
    </message>
    <message id="sites.near">
        <source></source>
        <translation>約{minutes}分 · 近く</translation>
    </message>
    <message id="sites.open">
        <source></source>
        <translation>現在営業中</translation>
    </message>
    <message id="sites.services">
        <source></source>
        <translation>取扱業務</translation>
    </message>
    <message id="sites.way">
        <source></source>
        <translation>所要時間</translation>
    </message>
    <message id="start.wait">
        <source></source>
        <translation>しばらくお待ちください……</translation>
    </message>
    <message id="step.document">
        <source></source>
        <translation>印刷</translation>
    </message>
    <message id="step.form">
        <source></source>
        <translation>記入</translation>
    </message>
    <message id="step.identity">
        <source></source>
        <translation>本人</translation>
    </message>
    <message id="step.materials">
        <source></source>
        <translation>書類</translation>
    </message>
    <message id="step.notice">
        <source></source>
        <translation>案内</translation>
    </message>
    <message id="step.pay">
        <source></source>
        <translation>支払</translation>
    </message>
    <message id="step.rate">
        <source></source>
        <translation>評価</translation>
    </message>
    <message id="step.review">
        <source></source>
        <translation>確認</translation>
    </message>
    <message id="step.sign">
        <source></source>
        <translation>署名</translation>
    </message>
    <message id="step.slip">
        <source></source>
        <translation>控え</translation>
    </message>
    <message id="step.submit">
        <source></source>
        <translation>提出</translation>
    </message>
    <message id="supplement.begin">
        <source></source>
        <translation>補正を始める</translation>
    </message>
    <message id="supplement.fields">
        <source></source>
        <translation>入力し直す項目</translation>
    </message>
    <message id="supplement.hall_hint">
        <source></source>
        <translation>この端末では補正できません。身分証と書類を持って窓口へお越しください。</translation>
    </message>
    <message id="supplement.hall_title">
        <source></source>
        <translation>窓口で補正してください</translation>
    </message>
    <message id="supplement.hint">
        <source></source>
        <translation>下の内容だけです。ほかは入力不要です。</translation>
    </message>
    <message id="supplement.materials">
        <source></source>
        <translation>補う書類</translation>
    </message>
    <message id="supplement.title">
        <source></source>
        <translation>補正が必要な内容です</translation>
    </message>
    <message id="text">
        <source></source>
        <translation>{text}</translation>
    </message>
    <message id="tile.progress">
        <source></source>
        <translation>手続き状況の照会</translation>
    </message>
    <message id="tile.progress.hint">
        <source></source>
        <translation>控えの番号で照会できます</translation>
    </message>
    <message id="tile.search">
        <source></source>
        <translation>手続きを探す</translation>
    </message>
    <message id="tile.search.hint">
        <source></source>
        <translation>言葉やピンインの頭文字で</translation>
    </message>
    <message id="time.continue">
        <source></source>
        <translation>続ける</translation>
    </message>
    <message id="time.left">
        <source></source>
        <translation>残り{n}秒</translation>
    </message>
    <message id="time.out">
        <source></source>
        <translation>時間切れのため情報を消去しました</translation>
    </message>
    <message id="time.warn">
        <source></source>
        <translation>{n}秒後に自動終了します。続けますか？</translation>
    </message>
    <message id="wait.cancel">
        <source></source>
        <translation>支払い状況を確認しています</translation>
    </message>
    <message id="wait.cancel.hint">
        <source></source>
        <translation>しばらくお待ちになり、離れないでください。</translation>
    </message>
    <message id="wait.capture">
        <source></source>
        <translation>書類をスキャナーに置いてください</translation>
    </message>
    <message id="wait.capture.hint">
        <source></source>
        <translation>文字のある面を下にすると、自動でスキャンします。</translation>
    </message>
    <message id="wait.case">
        <source></source>
        <translation>受理を待っています</translation>
    </message>
    <message id="wait.case.hint">
        <source></source>
        <translation>通常は数秒です。</translation>
    </message>
    <message id="wait.check">
        <source></source>
        <translation>申請内容を確認しています</translation>
    </message>
    <message id="wait.check.hint">
        <source></source>
        <translation>しばらくお待ちください。</translation>
    </message>
    <message id="wait.document">
        <source></source>
        <translation>書類を準備しています</translation>
    </message>
    <message id="wait.document.hint">
        <source></source>
        <translation>しばらくお待ちください。</translation>
    </message>
    <message id="wait.draft">
        <source></source>
        <translation>記入途中の書類を確認しています</translation>
    </message>
    <message id="wait.draft.hint">
        <source></source>
        <translation>数秒で終わります。</translation>
    </message>
    <message id="wait.keep">
        <source></source>
        <translation>保存しています</translation>
    </message>
    <message id="wait.keep.hint">
        <source></source>
        <translation>少々お待ちください。</translation>
    </message>
    <message id="wait.order">
        <source></source>
        <translation>支払いコードを作成しています</translation>
    </message>
    <message id="wait.order.hint">
        <source></source>
        <translation>しばらくお待ちください。</translation>
    </message>
    <message id="wait.paper">
        <source></source>
        <translation>確認しています</translation>
    </message>
    <message id="wait.paper.hint">
        <source></source>
        <translation>少々お待ちください</translation>
    </message>
    <message id="wait.photo">
        <source></source>
        <translation>写真を保存しています</translation>
    </message>
    <message id="wait.photo.hint">
        <source></source>
        <translation>暗号化しています。少々お待ちください</translation>
    </message>
    <message id="wait.print_guide">
        <source></source>
        <translation>印刷しています</translation>
    </message>
    <message id="wait.print_page">
        <source></source>
        <translation>書類を印刷しています</translation>
    </message>
    <message id="wait.print_page.hint">
        <source></source>
        <translation>右下の広い出口からお取りください。</translation>
    </message>
    <message id="wait.print_slip">
        <source></source>
        <translation>控えを印刷しています</translation>
    </message>
    <message id="wait.print_slip.hint">
        <source></source>
        <translation>右下の狭い出口からお取りください。</translation>
    </message>
    <message id="wait.progress">
        <source></source>
        <translation>状況を照会しています</translation>
    </message>
    <message id="wait.progress.hint">
        <source></source>
        <translation>しばらくお待ちください。</translation>
    </message>
    <message id="wait.read_form">
        <source></source>
        <translation>営業許可証をスキャナーに入れてください</translation>
    </message>
    <message id="wait.read_form.hint">
        <source></source>
        <translation>読み取った内容はご確認いただけます。画像はすぐ消去します</translation>
    </message>
    <message id="wait.release">
        <source></source>
        <translation>同意された情報を読み取っています</translation>
    </message>
    <message id="wait.release.hint">
        <source></source>
        <translation>数秒で終わります。</translation>
    </message>
    <message id="wait.share">
        <source></source>
        <translation>情報を確認しています</translation>
    </message>
    <message id="wait.share.hint">
        <source></source>
        <translation>すでにある情報は入力不要です。</translation>
    </message>
    <message id="wait.submit">
        <source></source>
        <translation>申請を提出しています</translation>
    </message>
    <message id="wait.submit.hint">
        <source></source>
        <translation>しばらくお待ちになり、離れないでください。</translation>
    </message>
    <message id="wait.verify">
        <source></source>
        <translation>本人確認をしています</translation>
    </message>
    <message id="wait.verify.hint">
        <source></source>
        <translation>しばらくお待ちになり、身分証を動かさないでください。</translation>
    </message>
    <message id="wait.wanted">
        <source></source>
        <translation>補正の内容を確認しています</translation>
    </message>
    <message id="wait.wanted.hint">
        <source></source>
        <translation>少々お待ちください。</translation>
    </message>
    <message id="ways.hint">
        <source></source>
        <translation>どちらも同じく有効です。</translation>
    </message>
    <message id="ways.title">
        <source></source>
        <translation>ご本人確認の方法</translation>
    </message>
    <message id="words.own">
        <source></source>
        <translation>自分で書く</translation>
    </message>
    <message id="words.ready">
        <source></source>
        <translation>文の一覧を見る</translation>
    </message>
</context>
</TS>
