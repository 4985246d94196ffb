<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AllSettings</name>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>All settings of the training</source>
        <translation>训练的全部设置</translation>
    </message>
    <message>
        <source>Back to the preset</source>
        <translation>恢复预设</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>A training is under way: its settings stand until it has ended.</source>
        <translation>训练正在进行：结束之前不能更改其设置。</translation>
    </message>
    <message>
        <source>torch finds no other device here than the processor: {0}</source>
        <translation>除处理器外，torch 在此没有找到其他设备：{0}</translation>
    </message>
    <message>
        <source>Automatic: {0}</source>
        <translation>自动：{0}</translation>
    </message>
    <message>
        <source>This device does not compute in bfloat16: to imitate it would be slower.</source>
        <translation>此设备不支持 bfloat16 计算：模拟计算反而更慢。</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
</context>
<context>
    <name>AnswerFilter</name>
    <message>
        <source>Model’s answer</source>
        <translation>模型预测</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Right or wrong under the model that is loaded. The model is asked about all test images when this is first used, in the background; images for training are not asked about. Paper, equation 4: the class of the greatest logit is the answer.</source>
        <translation>当前加载的模型预测得对还是错。首次使用时，会在后台让模型预测所有测试图像；不会预测训练图像。见论文公式 4：logit 最大的类别即为预测结果。</translation>
    </message>
    <message>
        <source>What comes first: by number, or by the confidence of the model’s answer. Where it is least sure, looking pays most.</source>
        <translation>先显示哪些：按编号，或按模型答案的置信度。模型最没把握的图像最值得一看。</translation>
    </message>
    <message>
        <source>Any answer</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
    <message>
        <source>By number</source>
        <translation>按编号</translation>
    </message>
    <message>
        <source>Least sure</source>
        <translation>最没把握</translation>
    </message>
    <message>
        <source>Most sure</source>
        <translation>最有把握</translation>
    </message>
</context>
<context>
    <name>AnswerSection</name>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Softmax, step by step</source>
        <translation>逐步计算 softmax</translation>
    </message>
    <message>
        <source>How it comes about</source>
        <translation>计算过程</translation>
    </message>
    <message>
        <source>{0}:  A {1}, B {2}, A − B {3}. The written-out softmax is each model&apos;s own.</source>
        <translation>{0}：A {1}，B {2}，A − B {3}。展开写出的 softmax 是每个模型各自的。</translation>
    </message>
    <message>
        <source>Each step of A less the same step of B; to the right A has more, to the left B.</source>
        <translation>A 的每一步减去 B 的同一步；向右表示 A 更大，向左表示 B 更大。</translation>
    </message>
    <message>
        <source>{0}, class token</source>
        <translation>{0}，类别词元</translation>
    </message>
    <message>
        <source>normalised</source>
        <translation>归一化后</translation>
    </message>
    <message>
        <source>logits</source>
        <translation>logits</translation>
    </message>
    <message>
        <source>probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>all pixels, 0 to 255</source>
        <translation>所有像素，0 至 255</translation>
    </message>
    <message>
        <source>The greatest logit wins; exponentials over their sum are the probabilities.</source>
        <translation>最大的 logit 胜出；各指数除以它们的总和即为概率。</translation>
    </message>
    <message>
        <source>The outlined row of the table, written out</source>
        <translation>展开写出表中框选的一行</translation>
    </message>
</context>
<context>
    <name>AnswersUnderWay</name>
    <message>
        <source>How many images the model has been asked about</source>
        <translation>已让模型预测的图像数</translation>
    </message>
    <message>
        <source>Asked {0} of {1}</source>
        <translation>已询问 {0} / {1}</translation>
    </message>
    <message>
        <source>Asking the model…</source>
        <translation>正在让模型预测…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop asking; the gallery shows any answer again.</source>
        <translation>停止预测；图像库恢复显示所有预测结果。</translation>
    </message>
    <message>
        <source>The model has changed since it answered.</source>
        <translation>做出这些预测之后，模型已经改变。</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新预测</translation>
    </message>
    <message>
        <source>Ask the model as it is now.</source>
        <translation>用当前的模型重新预测。</translation>
    </message>
</context>
<context>
    <name>AttentionScale</name>
    <message>
        <source>{0}, cut below peak {1}</source>
        <translation>{0}，截断（峰值 {1}）</translation>
    </message>
    <message>
        <source>range of the matrix</source>
        <translation>矩阵的范围</translation>
    </message>
</context>
<context>
    <name>AttentionSection</name>
    <message>
        <source>Matrices</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Maps of the query</source>
        <translation>查询的注意力图</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Where it looks</source>
        <translation>它在看哪里</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有注意力头</translation>
    </message>
    <message>
        <source>shared by all heads</source>
        <translation>所有头共用</translation>
    </message>
    <message>
        <source>shared by all heads, cut below peak {0}</source>
        <translation>所有头共用，截断（峰值 {0}）</translation>
    </message>
    <message>
        <source>Row: query, column: key. Maxima: rows sum to more than 1.</source>
        <translation>行：查询；列：键。取最大值时，每行之和大于 1。</translation>
    </message>
    <message>
        <source>Row: query, column: key. Each row sums to 1.</source>
        <translation>行：查询；列：键。每行之和为 1。</translation>
    </message>
    <message>
        <source>Row: query, column: key. Where A looks more, and where B.</source>
        <translation>行：查询；列：键。哪里 A 看得更多，哪里 B 看得更多。</translation>
    </message>
    <message>
        <source>The row of {0}.</source>
        <translation>{0} 对应的行。</translation>
    </message>
    <message>
        <source>maps of {0}</source>
        <translation>{0} 的注意力图</translation>
    </message>
    <message>
        <source>Each token, as a query, weighs all tokens, as keys, and takes in their values by these weights.</source>
        <translation>每个词元作为查询，为作为键的所有词元分配权重，并按这些权重汇集它们的值。</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Rows: layers, columns: heads.</source>
        <translation>行：层；列：头。</translation>
    </message>
    <message>
        <source>A click brings one up.</source>
        <translation>点击其一即可查看。</translation>
    </message>
    <message>
        <source>The whole matrix of each head: all queries, all keys.</source>
        <translation>每个头的完整矩阵：所有查询与所有键。</translation>
    </message>
    <message>
        <source>For each head, how much the selected query takes from each patch.</source>
        <translation>对于每个头，选中的查询从各图像块汇集多少信息。</translation>
    </message>
    <message>
        <source>A = softmax(q·kᵀ / √D&lt;sub&gt;h&lt;/sub&gt;), equation 6 of the paper. Row: the token that asks (query), column: the token that it looks at (key). Why a softmax: it makes each row shares of 1, so that what a token takes in stays as large as one value vector, however many tokens there are. A click chooses query and key; the bars show the query&apos;s row.</source>
        <translation>A = softmax(q·kᵀ / √D&lt;sub&gt;h&lt;/sub&gt;)，见论文公式 6。行：发出询问的词元（查询）；列：被关注的词元（键）。为何用 softmax：它使每一行成为总和为 1 的占比，因此无论有多少个词元，汇集的结果都与单个值向量大小相当。点击可选择查询和键；条形图显示查询对应的行。</translation>
    </message>
    <message>
        <source>The query&apos;s row of the matrix, laid over the image: how much of its new value comes from each patch. The class token has no place in the image; its share is named first in the list. A click chooses the query, Shift and a click (or Shift and an arrow) the key that the arrow points to; choosing it again goes back to the key of the greatest weight.</source>
        <translation>把矩阵中该查询的一行叠加在图像上：它的新值有多少来自各图像块。类别词元在图像中没有位置，其份额列在列表首位。点击选择查询；按住 Shift 点击（或 Shift 加方向键）选择箭头所指的键；再选一次则回到权重最大的键。</translation>
    </message>
    <message>
        <source>MSA runs several heads side by side, each with its own q, k and v of D&lt;sub&gt;h&lt;/sub&gt; = D / heads numbers (equation 8 of the paper). Here each layer&apos;s heads stand in a row and at its end their mean or maximum; all pictures have the same colours.</source>
        <translation>MSA 并行运行多个头，每个头都有各自的 q、k、v，各含 D&lt;sub&gt;h&lt;/sub&gt; = D / 头数 个数（见论文公式 8）。这里每层的头排成一行，行末是它们的平均或最大值；所有图使用相同的颜色。</translation>
    </message>
</context>
<context>
    <name>BandedView</name>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>BarsView</name>
    <message>
        <source>Bars</source>
        <translation>条形图</translation>
    </message>
    <message>
        <source>The mouse, or ↑ and ↓, read each bar with all its digits.</source>
        <translation>用鼠标或 ↑、↓ 键读取每个条形的完整数值。</translation>
    </message>
    <message>
        <source>true</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0} (true)</source>
        <translation>{0}（真实标签）</translation>
    </message>
</context>
<context>
    <name>CardWriter</name>
    <message>
        <source>its mean</source>
        <translation>滑动平均</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>滑动平均</translation>
    </message>
    <message>
        <source> at {0}</source>
        <translation>（{0} 处）</translation>
    </message>
</context>
<context>
    <name>CellChip</name>
    <message>
        <source>The images of one cell of the confusion, chosen on the Prediction page. A click shows all again.</source>
        <translation>混淆矩阵中一个单元格的图像，在“预测”页面上选择。点击可重新显示全部图像。</translation>
    </message>
    <message>
        <source>{0}, taken for {1}  ✕</source>
        <translation>{0}，误认为{1}  ✕</translation>
    </message>
    <message>
        <source>{0} Click to show the others again.</source>
        <translation>{0} 点击可重新显示其他图像。</translation>
    </message>
    <message>
        <source>Remove the filter: {0}</source>
        <translation>移除筛选条件：{0}</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>all curves</source>
        <translation>所有曲线</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>by class</source>
        <translation>按类别</translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>by epochs</source>
        <translation>按轮数</translation>
    </message>
    <message>
        <source>by steps</source>
        <translation>按步数</translation>
    </message>
    <message>
        <source>by seconds</source>
        <translation>按秒数</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>第 {0} 步</translation>
    </message>
    <message>
        <source>epoch {0}</source>
        <translation>第 {0} 轮</translation>
    </message>
</context>
<context>
    <name>CodeBar</name>
    <message>
        <source>To the image, where the pass begins</source>
        <translation>跳到图像，前向传播的起点</translation>
    </message>
    <message>
        <source>One step back ({0})</source>
        <translation>后退一步（{0}）</translation>
    </message>
    <message>
        <source>One step on ({0})</source>
        <translation>前进一步（{0}）</translation>
    </message>
    <message>
        <source>To the logits, where the pass ends</source>
        <translation>跳到 logits，前向传播的终点</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy a short script that runs alone and computes this tensor again</source>
        <translation>复制一段可独立运行的短脚本，重新计算此张量</translation>
    </message>
    <message>
        <source>Walks line by line through the whole pass, image to logits; the pages follow.</source>
        <translation>逐行走完从图像到 logits 的整个前向传播；各页面随之更新。</translation>
    </message>
    <message>
        <source>step {0} of {1}</source>
        <translation>第 {0} / {1} 步</translation>
    </message>
</context>
<context>
    <name>CodeTab</name>
    <message>
        <source>The lines are on their way…</source>
        <translation>正在加载代码…</translation>
    </message>
    <message>
        <source>Script for {0} copied</source>
        <translation>已复制 {0} 的脚本</translation>
    </message>
    <message>
        <source>The very lines of vit_studio/vit that ran for this image, with their numbers in the file. Below a line stand the number of its step, the name and the shape of what it computed, and a thumbnail at its right. Pale lines did not run. Click a line: the page that shows its tensor comes up.</source>
        <translation>这就是 vit_studio/vit 中为当前图像实际运行的代码行，附有其在文件中的行号。每行下方是步骤编号、计算结果的名称和形状，右侧是缩略图。浅色的行没有运行。点击一行，会打开显示其张量的页面。</translation>
    </message>
    <message>
        <source>What the lines compute is not subtracted, one by one: these are A&apos;s.</source>
        <translation>不对每行代码的结果逐一相减：这里是 A 的代码行。</translation>
    </message>
    <message>
        <source>These are B&apos;s lines.</source>
        <translation>这里是 B 的代码行。</translation>
    </message>
</context>
<context>
    <name>CodeTrail</name>
    <message>
        <source>Which function called which</source>
        <translation>函数调用关系</translation>
    </message>
    <message>
        <source>From the model&apos;s forward down to the function in view: a click shows the line that calls it.</source>
        <translation>从模型的 forward 一直到当前函数：点击可查看调用它的那一行。</translation>
    </message>
    <message>
        <source>{0}, line {1}</source>
        <translation>{0}，第 {1} 行</translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>第 {0} 步</translation>
    </message>
    <message>
        <source>{0}: {1}, from {2} to {3}</source>
        <translation>{0}：{1}，从 {2} 到 {3}</translation>
    </message>
</context>
<context>
    <name>ColourBar</name>
    <message>
        <source>Which colour stands for which value. The words beside it say whose range it is. The grey profile shows how often values of each colour occur in the picture, logarithmically where the counts differ much; an arrow at an end says that there are values beyond it. Point at the bar to read the counts.</source>
        <translation>颜色与数值的对应关系，旁边的文字说明取值范围属于谁。灰色轮廓表示图中各颜色对应的值出现的频次，频次相差很大时采用对数刻度；端点处的箭头表示还有超出范围的值。将鼠标指向颜色标尺可读取频次。</translation>
    </message>
    <message>
        <source>about {0} of {1}</source>
        <translation>约 {0} / {1}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>values from {0} to {1}</source>
        <translation>{0} 到 {1} 之间的值</translation>
    </message>
    <message>
        <source>{0} below</source>
        <translation>{0} 个低于范围</translation>
    </message>
    <message>
        <source>{0} above</source>
        <translation>{0} 个高于范围</translation>
    </message>
    <message>
        <source>Colour scale from {0} to {1}</source>
        <translation>颜色标尺，从 {0} 到 {1}</translation>
    </message>
</context>
<context>
    <name>ColourMenus</name>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
</context>
<context>
    <name>ColumnsAndRowsTable</name>
    <message>
        <source>X: a half for each column</source>
        <translation>X：各列的前半部分</translation>
    </message>
    <message>
        <source>Y: a half for each row</source>
        <translation>Y：各行的后半部分</translation>
    </message>
    <message>
        <source>column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>{0}: a row of its own</source>
        <translation>{0}：独有的一行</translation>
    </message>
    <message>
        <source>{0} = [X {1}; Y {2}]</source>
        <translation>{0} = [X {1}; Y {2}]</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共用</translation>
    </message>
    <message>
        <source>Table X of the columns</source>
        <translation>各列的表 X</translation>
    </message>
    <message>
        <source>Table Y of the rows</source>
        <translation>各行的表 Y</translation>
    </message>
    <message>
        <source>Position of the selected token</source>
        <translation>选中词元的位置嵌入</translation>
    </message>
    <message>
        <source>dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Two sets of embeddings are learned, X for columns and Y for rows, each D/2 long; a patch’s position is X of its column and Y of its row, side by side (paper, appendix D.4). The class token stands in no column and no row, of which the paper says nothing: here it has a learned row of D.</source>
        <translation>学习两组嵌入：X 对应列，Y 对应行，长度均为 D/2；图像块的位置嵌入由其所在列的 X 与所在行的 Y 拼接而成（见论文附录 D.4）。类别词元不在任何行列之中，论文没有说明如何处理：这里为它单独学习长度为 D 的一行。</translation>
    </message>
    <message>
        <source>The left half of the position of every patch in a column.</source>
        <translation>同一列中所有图像块的位置嵌入的左半部分。</translation>
    </message>
    <message>
        <source>The right half of the position of every patch in a row.</source>
        <translation>同一行中所有图像块的位置嵌入的右半部分。</translation>
    </message>
    <message>
        <source>column {0}, dimension {1}</source>
        <translation>列 {0}，维度 {1}</translation>
    </message>
    <message>
        <source>row {0}, dimension {1}</source>
        <translation>行 {0}，维度 {1}</translation>
    </message>
    <message>
        <source>dimension {0}, left half</source>
        <translation>维度 {0}，左半部分</translation>
    </message>
    <message>
        <source>dimension {0}, right half</source>
        <translation>维度 {0}，右半部分</translation>
    </message>
</context>
<context>
    <name>CompareActions</name>
    <message>
        <source>Pin the model on show as B</source>
        <translation>将当前模型固定为 B</translation>
    </message>
    <message>
        <source>Choose a model file as B…</source>
        <translation>选择模型文件作为 B…</translation>
    </message>
    <message>
        <source>Look at B, and back at A</source>
        <translation>查看 B，再切回 A</translation>
    </message>
    <message>
        <source>Look at A − B, and back at A</source>
        <translation>查看 A − B，再切回 A</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>交换 A 与 B</translation>
    </message>
    <message>
        <source>Unpin B</source>
        <translation>取消固定 B</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Hold two models against each other: A, B, or A − B</source>
        <translation>对比两个模型：A、B 或 A − B</translation>
    </message>
    <message>
        <source>Pin a model as B: the one on show, an earlier moment of its training, or one from a file. Then every page shows A, B, or every number of A less that of B.</source>
        <translation>将一个模型固定为 B：当前显示的模型、其训练过程中较早的时刻，或文件中的模型。之后每个页面都可显示 A、B，或 A 的每个数减去 B 的对应数。</translation>
    </message>
    <message>
        <source>Models ({0});;All files (*)</source>
        <translation>模型 ({0});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Compare with a model</source>
        <translation>与模型对比</translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>Compared models</source>
        <translation>对比的模型</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Every number of A less the same number of B, around 0 in one signed range (D)</source>
        <translation>A 的每个数减去 B 的对应数，采用以 0 为中心的有符号范围（D）</translation>
    </message>
    <message>
        <source>The model that was opened, or that is being trained (V)</source>
        <translation>已打开或正在训练的模型（V）</translation>
    </message>
    <message>
        <source>The model that is pinned beside it (V)</source>
        <translation>固定在旁边作对比的模型（V）</translation>
    </message>
    <message>
        <source>Which of the two models all pages show. The selection stays, and A and B have their colours in common, so that a flip from one to the other is fair; A − B has a range of its own, symmetric about 0.</source>
        <translation>所有页面显示两个模型中的哪一个。选择保持不变，A 与 B 共用颜色范围，因此来回切换是公平的；A − B 有自己的范围，以 0 为中心对称。</translation>
    </message>
    <message>
        <source>Let A be B, and B be A</source>
        <translation>让 A 变为 B，B 变为 A</translation>
    </message>
    <message>
        <source>Let B go, and end the comparison</source>
        <translation>放开 B，结束对比</translation>
    </message>
    <message>
        <source>Unpin B</source>
        <translation>取消固定 B</translation>
    </message>
</context>
<context>
    <name>ConfidenceRange</name>
    <message>
        <source>How sure the model must be: drag a handle, or use the arrow keys.</source>
        <translation>模型须有多大把握：拖动滑块，或使用方向键。</translation>
    </message>
    <message>
        <source>The confidence is the probability of the class that the model answers. Drag the handles to keep the images between them; with the keyboard, ↓ and ↑ choose the handle, ← and → move it. The bars’ heights grow with the square root of how many images there are, so that few are seen as well.</source>
        <translation>置信度是模型所预测类别的概率。拖动两个滑块，保留其间的图像；使用键盘时，↓ 和 ↑ 选择滑块，← 和 → 移动滑块。条形高度与图像数的平方根成正比，因此数量很少时也能看见。</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Confidence, {0}</source>
        <translation>置信度，{0}</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>{0} – {1} %</source>
        <translation>{0}–{1}%</translation>
    </message>
</context>
<context>
    <name>ConfusionSection</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Right, by true class</source>
        <translation>各类正确率</translation>
    </message>
    <message>
        <source>Images of a cell</source>
        <translation>单元格中的图像</translation>
    </message>
    <message>
        <source>0 to the greatest mistake</source>
        <translation>0 到最大的错误数</translation>
    </message>
    <message>
        <source>0 to all images of a class</source>
        <translation>0 到一个类别的图像总数</translation>
    </message>
    <message>
        <source>images, all cells</source>
        <translation>图像数，所有单元格</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>真实类别</translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation>预测类别</translation>
    </message>
    <message>
        <source>share that is right</source>
        <translation>正确比例</translation>
    </message>
    <message>
        <source>{0} of {1} images</source>
        <translation>{1} 张图像中的 {0} 张</translation>
    </message>
    <message>
        <source>share that is right, A − B</source>
        <translation>正确比例，A − B</translation>
    </message>
    <message>
        <source>Colours of</source>
        <translation>着色范围</translation>
    </message>
    <message>
        <source>As A predicts them.</source>
        <translation>按 A 的预测。</translation>
    </message>
    <message>
        <source>Confusion of true and predicted classes</source>
        <translation>真实类别与预测类别的混淆矩阵</translation>
    </message>
    <message>
        <source>true {0}, predicted {1}</source>
        <translation>真实：{0}，预测：{1}</translation>
    </message>
    <message>
        <source>{0} % of {1} test images are right: {2}. Training here never sees them.</source>
        <translation>{1} 张测试图像中有 {0}% 预测正确：{2} 张。这里的训练从不使用它们。</translation>
    </message>
    <message>
        <source>{0} % of {1} images are right: {2}. There is no test set: training may have seen them.</source>
        <translation>{1} 张图像中有 {0}% 预测正确：{2} 张。没有测试集：训练时可能用过这些图像。</translation>
    </message>
    <message>
        <source>Of {0} images A gets {1} % right and B {2} %: {3}.</source>
        <translation>{0} 张图像中，A 的正确率为 {1}%，B 为 {2}%：相差 {3}。</translation>
    </message>
    <message>
        <source>This image: true {0}, predicted {1} by A and {2} by B.</source>
        <translation>当前图像：真实：{0}，A 预测：{1}，B 预测：{2}。</translation>
    </message>
    <message>
        <source>The model does not know the class that this image&apos;s label names.</source>
        <translation>模型不包含当前图像标签所指的类别。</translation>
    </message>
    <message>
        <source>This image, true {0}, predicted {1}, is of the training set: its cell is outlined, but it is not counted.</source>
        <translation>当前图像（真实：{0}，预测：{1}）属于训练集：其单元格已框出，但不计入统计。</translation>
    </message>
    <message>
        <source>This image: true {0}, predicted {1}; one of {2} such images.</source>
        <translation>当前图像：真实：{0}，预测：{1}；此类图像共 {2} 张。</translation>
    </message>
    <message>
        <source>No {0} is taken for {1}.</source>
        <translation>没有{0}被误认为{1}。</translation>
    </message>
    <message>
        <source>{0}: the {1} surest of {2}.</source>
        <translation>{0}：共 {2} 张，显示置信度最高的 {1} 张。</translation>
    </message>
    <message>
        <source>{0}: {1}, the surest first.</source>
        <translation>{0}：{1} 张，置信度高的在前。</translation>
    </message>
    <message>
        <source>{0}, and recognised</source>
        <translation>{0}，识别正确</translation>
    </message>
    <message>
        <source>{0} taken for {1}</source>
        <translation>{0}误认为{1}</translation>
    </message>
</context>
<context>
    <name>ConvolutionView</name>
    <message>
        <source>Kernels</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>patch ({0}, {1})</source>
        <translation>图像块 ({0}, {1})</translation>
    </message>
    <message>
        <source>Selected kernel</source>
        <translation>选中的卷积核</translation>
    </message>
    <message>
        <source>Image with the kernel over it</source>
        <translation>图像及覆盖其上的卷积核</translation>
    </message>
    <message>
        <source>Result of the convolution</source>
        <translation>卷积的结果</translation>
    </message>
</context>
<context>
    <name>CostLedger</name>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Patches along one side: H / P.</source>
        <translation>一条边上的图像块数：H / P。</translation>
    </message>
    <message>
        <source>Patches N</source>
        <translation>图像块数 N</translation>
    </message>
    <message>
        <source>N = H · W / P².</source>
        <translation>N = H · W / P²。</translation>
    </message>
    <message>
        <source>Tokens T</source>
        <translation>词元数 T</translation>
    </message>
    <message>
        <source>T = N + 1: the class token joins the patches.</source>
        <translation>T = N + 1：图像块再加上类别词元。</translation>
    </message>
    <message>
        <source>Pixels C · P²</source>
        <translation>像素数 C · P²</translation>
    </message>
    <message>
        <source>Numbers in an unfolded patch: the length of its row.</source>
        <translation>展开的图像块所含的数值个数，即其行的长度。</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Numbers that a model with this patch size learns, all else as it is loaded.</source>
        <translation>采用此图像块大小、其余设置与已加载模型相同时，模型要学习的参数个数。</translation>
    </message>
    <message>
        <source>Attention T²</source>
        <translation>注意力 T²</translation>
    </message>
    <message>
        <source>Weights that each head of each layer computes: each token asks each.</source>
        <translation>每层每个头计算的权重数：每个词元都询问每个词元。</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>乘加次数</translation>
    </message>
    <message>
        <source>In the matrix products of one pass of one image.</source>
        <translation>单张图像一次前向传播的矩阵乘积中的乘加次数。</translation>
    </message>
    <message>
        <source>Costs of the patch size</source>
        <translation>图像块大小的代价</translation>
    </message>
    <message>
        <source>P = {0}, the model’s</source>
        <translation>P = {0}，模型所用</translation>
    </message>
    <message>
        <source>P = {0}, tried</source>
        <translation>P = {0}，试用</translation>
    </message>
    <message>
        <source>counted as</source>
        <translation>计算方式</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>比值</translation>
    </message>
    <message>
        <source>patch size</source>
        <translation>图像块大小</translation>
    </message>
</context>
<context>
    <name>CurveBar</name>
    <message>
        <source>log axis</source>
        <translation>对数轴</translation>
    </message>
    <message>
        <source>What the curves of a training show</source>
        <translation>训练曲线显示的内容</translation>
    </message>
    <message>
        <source>All that can be chosen of the curves, and save</source>
        <translation>曲线的全部选项，以及保存</translation>
    </message>
    <message>
        <source>smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Runs ({0})</source>
        <translation>运行列表（{0}）</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行列表</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>X axis</source>
        <translation>X 轴</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>对数轴</translation>
    </message>
    <message>
        <source>Add run…</source>
        <translation>添加运行…</translation>
    </message>
    <message>
        <source>Save {0} as figure or numbers…</source>
        <translation>将“{0}”保存为图表或数据…</translation>
    </message>
    <message>
        <source>Save another one</source>
        <translation>保存其他曲线</translation>
    </message>
    <message>
        <source>What to see of the training; “all curves” shows as many charts as there is room</source>
        <translation>查看训练的哪些内容；“所有曲线”会显示空间所能容纳的全部图表</translation>
    </message>
    <message>
        <source>What the x axis counts: epochs, steps, or seconds of training</source>
        <translation>X 轴的计量：训练的轮数、步数或秒数</translation>
    </message>
    <message>
        <source>Weight of the running mean over the batches, 0 to 0.99; what was measured stays faint behind it</source>
        <translation>对各批次作滑动平均的权重，0 至 0.99；实测值以浅色保留在后面</translation>
    </message>
    <message>
        <source>Loss, learning rate and gradient norm by powers of ten; values at or below zero are not drawn</source>
        <translation>损失、学习率和梯度范数按 10 的幂显示；不绘制小于等于零的值</translation>
    </message>
    <message>
        <source>The list of runs whose curves are laid over each other</source>
        <translation>曲线相互叠加的运行列表</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>CurveChart</name>
    <message>
        <source>The mouse, or ←, →, Home and End, read the values of all runs at one step, in all charts at once.</source>
        <translation>用鼠标或 ←、→、Home、End 键，在所有图表中同时读取所有运行在同一步的值。</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
</context>
<context>
    <name>CurveWords</name>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Runs: {0}.</source>
        <translation>训练：{0}。</translation>
    </message>
    <message>
        <source>Run: {0}.</source>
        <translation>训练：{0}。</translation>
    </message>
    <message>
        <source>Batches are drawn as they were measured, without smoothing.</source>
        <translation>各批次按测得的值绘制，未经平滑。</translation>
    </message>
    <message>
        <source>Batches are smoothed by an exponential running mean of weight {0}; what was measured is faint behind it.</source>
        <translation>各批次以权重 {0} 的指数滑动平均平滑；测得的值以浅色绘于其后。</translation>
    </message>
</context>
<context>
    <name>CurvesView</name>
    <message>
        <source> at {0}</source>
        <translation>（{0} 处）</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>A click, or ←, →, Home and End, choose a place; the mouse reads the values of all curves.</source>
        <translation>点击，或用 ←、→、Home 和 End 选择位置；鼠标可读取所有曲线的数值。</translation>
    </message>
    <message>
        <source>The mouse, or ←, →, Home and End, read the values of all curves at one place.</source>
        <translation>用鼠标或 ←、→、Home、End 键读取同一位置上所有曲线的值。</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
</context>
<context>
    <name>DataBanner</name>
    <message>
        <source>These garments are drawn by the program.</source>
        <translation>这些服装是由程序绘制的。</translation>
    </message>
    <message>
        <source>Real photographs, 70,000 of them, are one download away (31 MB).</source>
        <translation>70,000 张真实照片，下载一次即可使用（31 MB）。</translation>
    </message>
    <message>
        <source>Download Fashion-MNIST</source>
        <translation>下载 Fashion-MNIST</translation>
    </message>
    <message>
        <source>Fetching Fashion-MNIST…</source>
        <translation>正在下载 Fashion-MNIST…</translation>
    </message>
    <message>
        <source>Fetching Fashion-MNIST: {0} of {1} MB</source>
        <translation>正在下载 Fashion-MNIST：{0} / {1} MB</translation>
    </message>
    <message>
        <source>Reading the images for the first time; from then on they are there at once.</source>
        <translation>正在首次读取图像；以后打开即可立即使用。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>EmbeddingHelp</name>
    <message>
        <source>&lt;p&gt;&lt;b&gt;x_p E + bias&lt;/b&gt;: the matrix of unfolded patches (N × C·P²) times the weight E (C·P² × D), plus the bias, is the matrix of patch tokens (N × D). Row n, column d is the dot product of patch n and column d of the weight, plus bias d. Click a cell to see it in all matrices.&lt;/p&gt;&lt;p&gt;Paper, equation 1: “a trainable linear projection”.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;x_p E + bias&lt;/b&gt;：展开的图像块矩阵（N × C·P²）乘以权重 E（C·P² × D），再加上偏置，得到图像块词元矩阵（N × D）。第 n 行、第 d 列是图像块 n 与权重第 d 列的点积，再加上偏置的第 d 个数。点击一个单元格，可在所有矩阵中看到它。&lt;/p&gt;&lt;p&gt;见论文公式 1：“可训练的线性投影”。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Each of the D kernels of C × P × P weights is laid over a patch; the sum of the products of weights and pixels, plus the bias, is one number of its map. Then it steps on by P: &lt;b&gt;stride = kernel size&lt;/b&gt;, so that no pixel is read twice and none left out. A column of the weight, folded to P × P, is a kernel.&lt;/p&gt;&lt;p&gt;P plays the steps, N and B step on and back. In PyTorch it is &lt;code&gt;F.conv2d(x, kernels, bias, stride=P)&lt;/code&gt;. Paper, section 3.1 and equation 1.&lt;/p&gt;</source>
        <translation>&lt;p&gt;D 个卷积核各有 C × P × P 个权重，逐一覆盖在图像块上；权重与像素的乘积之和加上偏置，就是其特征图中的一个数。然后移动 P 个像素：&lt;b&gt;步幅 = 卷积核大小&lt;/b&gt;，因此每个像素都恰好读取一次，既不重复，也不遗漏。权重的一列折叠成 P × P，就是一个卷积核。&lt;/p&gt;&lt;p&gt;P 键播放各步，N 和 B 键前进和后退。在 PyTorch 中即 &lt;code&gt;F.conv2d(x, kernels, bias, stride=P)&lt;/code&gt;。见论文第 3.1 节和公式 1。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Patch and kernel multiplied pixel by pixel: where both are of one sign the product is positive, where one of them is near 0 it adds nothing. Hover a cell to see which two numbers were multiplied.&lt;/p&gt;&lt;p&gt;The products need a scale of their own, for they are no pixels and no weights. Paper, equation 1.&lt;/p&gt;</source>
        <translation>&lt;p&gt;图像块与卷积核逐像素相乘：两者同号时乘积为正，其中之一接近 0 时则几乎没有贡献。将鼠标悬停在单元格上，可查看相乘的两个数。&lt;/p&gt;&lt;p&gt;乘积需要自己的标尺，因为它们既不是像素，也不是权重。见论文公式 1。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Σ patch ⊙ kernel + bias&lt;/b&gt;, added up again in float64, with 16 digits; below it what the model has stored in float32, with about 7. The digits that agree are bold. Paper, equation 1.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Σ 图像块 ⊙ 卷积核 + 偏置&lt;/b&gt;，以 float64 重新求和，精确到 16 位；下方是模型以 float32 存储的值，约有 7 位。一致的数字以粗体显示。见论文公式 1。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The sum after each product, in the order in which the patch is read: channel by channel, line by line. The last, dashed step is the bias. Steep steps are the pixels that matter for this number.&lt;/p&gt;</source>
        <translation>&lt;p&gt;按图像块的读取顺序（逐通道、逐行）累加每个乘积后的和。最后的虚线一步是偏置。陡峭的台阶表示对该数影响较大的像素。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The same products added in other orders. float32 rounds after each step, so the order shows in the last digits; in exact arithmetic all rows would be equal. The last column is how far each is from the sum in float64; digits that agree with it are bold.&lt;/p&gt;</source>
        <translation>&lt;p&gt;同样的乘积以其他顺序相加。float32 每一步之后都会舍入，因此求和顺序会体现在末几位数字上；若精确计算，各行应完全相等。最后一列是各结果与 float64 之和的差；与其一致的数字以粗体显示。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The directions in which the D kernels differ most: the eigenvectors of their covariance, those of the greatest variance first, folded to P × P. If a few hold nearly all the variance, the kernels are mixtures of a few patterns, such as brightness, edges and stripes.&lt;/p&gt;&lt;p&gt;Paper, figure 7, left, and section 4.5: “The components resemble plausible basis functions for a low-dimensional representation of the fine structure within each patch.”&lt;/p&gt;</source>
        <translation>&lt;p&gt;D 个卷积核之间差异最大的方向：其协方差矩阵的特征向量，按方差从大到小排列，并折叠成 P × P。如果少数几个就占了几乎全部方差，说明这些卷积核是少数几种模式（如亮度、边缘和条纹）的混合。&lt;/p&gt;&lt;p&gt;见论文图 7（左）和第 4.5 节：“这些主成分类似于合理的基函数，可对每个图像块内的精细结构作低维表示。”&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The share of all variance of the kernels that lies along each component, and the shares added up. With C·P² components, or D − 1 if that is less, they reach 100 %. Compare figure 7, left, of the paper.&lt;/p&gt;</source>
        <translation>&lt;p&gt;各主成分方向上的方差占卷积核总方差的比例，以及累计比例。取 C·P² 个主成分时（若 D − 1 更小，则取 D − 1 个）达到 100%。可与论文图 7（左）对照。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The D kernels of C × P × P weights, one for each dimension of the tokens, on one scale centred on 0. Click one to select its dimension on all pages. Paper, section 4.5.&lt;/p&gt;</source>
        <translation>&lt;p&gt;D 个卷积核，各有 C × P × P 个权重，分别对应词元的一个维度，使用以 0 为中心的共同标尺。点击一个，可在所有页面上选中其维度。见论文第 4.5 节。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The chosen component and the selected kernel, enlarged. Their dot product, with the mean of all kernels taken away first, is the kernel’s coordinate along the component: how much of this pattern it holds. Paper, figure 7, left.&lt;/p&gt;</source>
        <translation>&lt;p&gt;放大显示所选的主成分和选中的卷积核。先从卷积核中减去所有卷积核的平均，再与主成分求点积，就得到卷积核在该主成分上的坐标：它含有多少这种模式。见论文图 7（左）。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The two views of the embedding, computed apart by PyTorch and subtracted number by number. &lt;code&gt;torch.allclose&lt;/code&gt; says whether every |difference| is at most 1e−6 + 1e−5 · |value|. Where both routes add in the same order they round alike and the difference is exactly 0; on another processor or with another library it is about 1e−6.&lt;/p&gt;</source>
        <translation>&lt;p&gt;嵌入的两种视角，由 PyTorch 分别计算，再逐数相减。&lt;code&gt;torch.allclose&lt;/code&gt; 判断每个 |差值| 是否不超过 1e−6 + 1e−5 · |值|。两种方法的求和顺序相同时，舍入也相同，差值恰好为 0；换用其他处理器或其他库时，差值约为 1e−6。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The same matrix product with the pixels, and the rows of the weight, in reverse: in exact arithmetic the same numbers. What remains is rounding alone, and this is how large it is.&lt;/p&gt;</source>
        <translation>&lt;p&gt;同一个矩阵乘积，但像素和权重的行都按相反的顺序排列：若精确计算，结果应完全相同。剩下的只有舍入误差，这就是它的大小。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;What float32, with 24 binary digits, has lost against float64, with 53: about 6e−8 of the size of the numbers in each of the C·P² additions.&lt;/p&gt;</source>
        <translation>&lt;p&gt;float32（24 个二进制位）与 float64（53 个二进制位）相比损失的精度：在 C·P² 次加法中，每次约为数值大小的 6e−8。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;float32 keeps 24 binary digits, about 7 decimal ones, and rounds after each addition. So (a + b) + c and a + (b + c) may differ in the last digit. A matrix product and a convolution are free to add in different orders; that is why their difference may be about 1e−6 and need not be 0.&lt;/p&gt;</source>
        <translation>&lt;p&gt;float32 保留 24 个二进制位，约 7 个十进制位，并在每次加法之后舍入。因此 (a + b) + c 与 a + (b + c) 的末位可能不同。矩阵乘积和卷积可以采用不同的求和顺序，因此它们的差值可能约为 1e−6，而不一定是 0。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>What rounding does is each model&apos;s own matter: this is A.</source>
        <translation>舍入的影响因模型而异：这里是 A。</translation>
    </message>
</context>
<context>
    <name>EmbeddingPage</name>
    <message>
        <source>Two views</source>
        <translation>两种视角</translation>
    </message>
    <message>
        <source>One number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>One number of a token: the patch times a kernel, summed up, plus the bias.</source>
        <translation>词元中的一个数：图像块乘以一个卷积核，求和，再加偏置。</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>The kernels are mixtures of a few patterns: their principal components.</source>
        <translation>卷积核是少数几种模式（其主成分）的混合。</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>舍入</translation>
    </message>
    <message>
        <source>float32 rounds after each addition: the order of a sum shows in its last digits.</source>
        <translation>float32 每加一次都会舍入：求和的次序会反映在末几位数字上。</translation>
    </message>
    <message>
        <source>One linear map makes a token of each patch; a convolution is the same map.</source>
        <translation>同一个线性映射把每个图像块变成词元；卷积就是这个映射。</translation>
    </message>
</context>
<context>
    <name>EmptyGallery</name>
    <message>
        <source>Show all images</source>
        <translation>显示所有图像</translation>
    </message>
    <message>
        <source>Take all filters away.</source>
        <translation>清除所有筛选条件。</translation>
    </message>
</context>
<context>
    <name>EncoderPage</name>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>One query</source>
        <translation>单个查询</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>注意力头</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>注意力累积</translation>
    </message>
    <message>
        <source>Residual stream</source>
        <translation>残差流</translation>
    </message>
    <message>
        <source>MLP</source>
        <translation>MLP</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>μ</source>
        <comment>mean, as short as can be</comment>
        <translation>μ</translation>
    </message>
    <message>
        <source>query {0} → key {1}</source>
        <translation>查询 {0} → 键 {1}</translation>
    </message>
</context>
<context>
    <name>EpochAccuracyView</name>
    <message>
        <source>Accuracy by class and epoch</source>
        <translation>各类别在各轮的准确率</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>真实类别</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Nobody has counted by class yet.</source>
        <translation>尚无按类别的统计。</translation>
    </message>
    <message>
        <source>{0} at epoch {1}</source>
        <translation>{0}，第 {1} 轮</translation>
    </message>
    <message>
        <source>{0}: not counted</source>
        <translation>{0}：未统计</translation>
    </message>
    <message>
        <source>A click, or ←, →, Home and End, choose an evaluation; the mouse reads each value.</source>
        <translation>点击，或用 ←、→、Home 和 End 选择一次评估；鼠标可读取每个值。</translation>
    </message>
</context>
<context>
    <name>EpochPage</name>
    <message>
        <source>Right on validation, by class and epoch</source>
        <translation>各类别在各轮的验证正确率</translation>
    </message>
    <message>
        <source>All classes in a window of their own</source>
        <translation>在单独的窗口中显示所有类别</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>真实类别</translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation>预测类别</translation>
    </message>
    <message>
        <source>The first evaluation is still to come.</source>
        <translation>尚未进行第一次评估。</translation>
    </message>
    <message>
        <source>Confusion of {0} at epoch {1}: {2} right on validation</source>
        <translation>{0} 在第 {1} 轮的混淆矩阵：验证准确率 {2}</translation>
    </message>
    <message>
        <source>Epoch {0}: {1} right</source>
        <translation>第 {0} 轮：{1} 正确</translation>
    </message>
    <message>
        <source>class {0}</source>
        <translation>类别 {0}</translation>
    </message>
    <message>
        <source>Colours from 0, no image of a class is right, to 1, all are</source>
        <translation>颜色从 0（该类别的图像全错）到 1（全对）</translation>
    </message>
    <message>
        <source>0: no image of a class is right; 1: all are</source>
        <translation>0：该类别的图像全错；1：全对</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Which evaluation the confusion is of; at the right end it follows the newest</source>
        <translation>混淆矩阵属于哪次评估；滑块在最右端时跟随最新的评估</translation>
    </message>
    <message>
        <source>Confusion of true and predicted classes</source>
        <translation>真实类别与预测类别的混淆矩阵</translation>
    </message>
    <message>
        <source>Of the validation images of each class, the share that the model recognises, at each evaluation from left to right. A class that stays dark is the one to look into: the confusion says what it is taken for.</source>
        <translation>各类别的验证图像中被模型正确识别的比例，从左到右为历次评估。一直较暗的类别值得细看：混淆矩阵会说明它被误认为什么。</translation>
    </message>
    <message>
        <source>Validation images, counted: a row for each true class, a column for each predicted one. All on the diagonal would be perfect.</source>
        <translation>验证图像的计数：每行对应一个真实类别，每列对应一个预测类别。全部落在对角线上即为完美。</translation>
    </message>
</context>
<context>
    <name>EpochWindow</name>
    <message>
        <source>Training by class</source>
        <translation>按类别的训练</translation>
    </message>
    <message>
        <source>Save figure or numbers…</source>
        <translation>保存图表或数值…</translation>
    </message>
</context>
<context>
    <name>EquationView</name>
    <message>
        <source>patch</source>
        <translation>图像块</translation>
    </message>
    <message>
        <source>pixel</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Matrix of patches</source>
        <translation>图像块矩阵</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Patch tokens</source>
        <translation>图像块词元</translation>
    </message>
    <message>
        <source>dimension {0}</source>
        <translation>维度 {0}</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>The last one has happened {0} times.</source>
        <translation>最后一个错误已发生 {0} 次。</translation>
    </message>
    <message>
        <source>Something happened that ViT Studio did not expect.</source>
        <translation>发生了 ViT Studio 未预料到的问题。</translation>
    </message>
    <message>
        <source>What is on screen is still good, and you can go on. If it happens again, please report it with the details below; they are in the log file as well.</source>
        <translation>屏幕上的内容仍然有效，您可以继续使用。如果再次发生，请附上以下详细信息进行报告；日志文件中也有这些信息。</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>打开日志文件夹</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>FigureSaver</name>
    <message>
        <source>{0} while training</source>
        <translation>训练过程中的{0}</translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>Models ({0});;All files (*)</source>
        <translation>模型 ({0});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Save the model after {0} steps as</source>
        <translation>将训练 {0} 步后的模型另存为</translation>
    </message>
    <message>
        <source>Models ({0})</source>
        <translation>模型 ({0})</translation>
    </message>
    <message>
        <source>Save model as</source>
        <translation>模型另存为</translation>
    </message>
    <message>
        <source>Open run: the folder that a training has written, or is writing now</source>
        <translation>打开训练运行：训练已写入或正在写入的文件夹</translation>
    </message>
    <message>
        <source>Open image set: the folder with its files</source>
        <translation>打开图像集：选择文件所在的文件夹</translation>
    </message>
</context>
<context>
    <name>FiltersSection</name>
    <message>
        <source>{0} of at most {1}; together they hold {2} of the variance.</source>
        <translation>共有至多 {1} 个，显示 {0} 个；合计占方差的 {2}。</translation>
    </message>
    <message>
        <source>share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>all so far</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>kernel {0}</source>
        <translation>卷积核 {0}</translation>
    </message>
    <message>
        <source>component {0}</source>
        <translation>主成分 {0}</translation>
    </message>
    <message>
        <source>(kernel {0} − mean) · component {1} = {2}, of a length of {3}</source>
        <translation>(卷积核 {0} − 平均) · 主成分 {1} = {2}，总长度为 {3}</translation>
    </message>
    <message>
        <source>shared by all kernels</source>
        <translation>所有卷积核共用</translation>
    </message>
    <message>
        <source>shared by all components</source>
        <translation>所有主成分共用</translation>
    </message>
    <message>
        <source>component</source>
        <translation>主成分</translation>
    </message>
    <message>
        <source>share of the variance</source>
        <translation>方差占比</translation>
    </message>
    <message>
        <source>Principal components of the kernels</source>
        <translation>卷积核的主成分</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Chosen component</source>
        <translation>所选主成分</translation>
    </message>
    <message>
        <source>Selected kernel</source>
        <translation>选中的卷积核</translation>
    </message>
    <message>
        <source>Shares of the variance</source>
        <translation>方差占比</translation>
    </message>
    <message>
        <source>Principal components</source>
        <translation>主成分</translation>
    </message>
    <message>
        <source>All kernels</source>
        <translation>所有卷积核</translation>
    </message>
    <message>
        <source>One for each dimension.</source>
        <translation>每个维度一个。</translation>
    </message>
    <message>
        <source>A click selects one.</source>
        <translation>点击即可选中。</translation>
    </message>
    <message>
        <source>What each explains</source>
        <translation>各自的解释力</translation>
    </message>
    <message>
        <source>One of each</source>
        <translation>各取其一</translation>
    </message>
    <message>
        <source>The components of two models have neither order nor sign in common: these are A&apos;s.</source>
        <translation>两个模型的主成分在顺序和符号上都不对应：这里是 A 的。</translation>
    </message>
    <message>
        <source>component {0}: {1} of the variance, with those before it {2}</source>
        <translation>主成分 {0}：占方差的 {1}，连同之前的共 {2}</translation>
    </message>
</context>
<context>
    <name>GalleryView</name>
    <message>
        <source>Gallery of {0} images</source>
        <translation>图像库，{0} 张图像</translation>
    </message>
</context>
<context>
    <name>GoToField</name>
    <message>
        <source>Go to image number</source>
        <translation>转到指定编号的图像</translation>
    </message>
    <message>
        <source>A number within the split, such as 12 or train 12; Enter goes there.</source>
        <translation>数据划分内的编号，例如 12 或 训练集 12；按 Enter 键跳转。</translation>
    </message>
    <message>
        <source>Go to {0} #…</source>
        <translation>转到{0} #…</translation>
    </message>
    <message>
        <source>Write a number, such as 12 or train 12.</source>
        <translation>请输入编号，例如 12 或 训练集 12。</translation>
    </message>
</context>
<context>
    <name>GroupingExample</name>
    <message>
        <source>difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>sum in float32</source>
        <translation>float32 求和</translation>
    </message>
    <message>
        <source>result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>HeadScatterView</name>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>• a head   — mean of the layer</source>
        <translation>• 单个头   — 该层的平均</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0} heads, from {1} to {2}</source>
        <translation>{0} 个头，从 {1} 到 {2}</translation>
    </message>
</context>
<context>
    <name>HeadsSection</name>
    <message>
        <source>How far heads look</source>
        <translation>各头看多远</translation>
    </message>
    <message>
        <source>How widely heads look</source>
        <translation>各头看多广</translation>
    </message>
    <message>
        <source>Entropy by patch</source>
        <translation>各图像块的熵</translation>
    </message>
    <message>
        <source>Image and the entropy of each patch</source>
        <translation>图像及各图像块的熵</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>无差异</translation>
    </message>
    <message>
        <source>even attention</source>
        <translation>均匀注意力</translation>
    </message>
    <message>
        <source>Of this image still: choose {0} images again to look at this model&apos;s.</source>
        <translation>目前仍是当前图像的结果：请重新选择 {0} 张图像，查看此模型的结果。</translation>
    </message>
    <message>
        <source>Of this image, until {0} images have been looked at.</source>
        <translation>目前是当前图像的结果，直到分析完 {0} 张图像。</translation>
    </message>
    <message>
        <source>This image.</source>
        <translation>此图像。</translation>
    </message>
    <message>
        <source>A click on a point chooses its head.</source>
        <translation>点击一个点即可选择对应的头。</translation>
    </message>
    <message>
        <source>Mean of {0} images, ± their standard deviation.</source>
        <translation>{0} 张图像的平均值 ± 标准差。</translation>
    </message>
    <message>
        <source>Means of {0} images.</source>
        <translation>{0} 张图像的平均值。</translation>
    </message>
    <message>
        <source>{0} The axis does not begin at 0.</source>
        <translation>{0} 坐标轴不从 0 开始。</translation>
    </message>
    <message>
        <source>shared by all heads, bits</source>
        <translation>所有头共用，比特</translation>
    </message>
    <message>
        <source>{0}: {1} bits, as wide as {2} keys evenly.</source>
        <translation>{0}：{1} 比特，相当于均匀关注 {2} 个键。</translation>
    </message>
    <message>
        <source>{0}: {1} bits.</source>
        <translation>{0}：{1} 比特。</translation>
    </message>
    <message>
        <source>Of this image alone: {0}</source>
        <translation>仅此图像：{0}</translation>
    </message>
    <message>
        <source>{0} bits</source>
        <translation>{0} 比特</translation>
    </message>
    <message>
        <source>What each head of each layer has become: local or global, sharp or wide.</source>
        <translation>各层的每个头学成了什么样：局部或全局，集中或分散。</translation>
    </message>
    <message>
        <source>mean attention distance by layer, pixels</source>
        <translation>各层的平均注意力距离（像素）</translation>
    </message>
    <message>
        <source>px</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>mean entropy of attention by layer, bits</source>
        <translation>各层注意力的平均熵（比特）</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>比特</translation>
    </message>
    <message>
        <source>Mean attention distance of each head by layer</source>
        <translation>各层每个头的平均注意力距离</translation>
    </message>
    <message>
        <source>Entropy of each head by layer</source>
        <translation>各层每个头的熵</translation>
    </message>
    <message>
        <source>Figure 7 (right) of the paper: the distance in pixels from a query&apos;s patch to the patches that it looks at, Σ&lt;sub&gt;k&lt;/sub&gt; a&lt;sub&gt;qk&lt;/sub&gt;·|x&lt;sub&gt;q&lt;/sub&gt; − x&lt;sub&gt;k&lt;/sub&gt;|, weighted by attention and averaged over all queries, like the size of a receptive field. The paper averages 128 images. The class token stands nowhere in the image and is left out. Dashed: what even attention would give.</source>
        <translation>对应论文图 7（右）：查询所在图像块与它所关注的图像块之间的像素距离 Σ&lt;sub&gt;k&lt;/sub&gt; a&lt;sub&gt;qk&lt;/sub&gt;·|x&lt;sub&gt;q&lt;/sub&gt; − x&lt;sub&gt;k&lt;/sub&gt;|，以注意力加权，并对所有查询取平均，类似于感受野的大小。论文对 128 张图像取平均。类别词元在图像中没有位置，故不计入。虚线：均匀注意力时的距离。</translation>
    </message>
    <message>
        <source>−Σ&lt;sub&gt;k&lt;/sub&gt; a&lt;sub&gt;qk&lt;/sub&gt;·log₂ a&lt;sub&gt;qk&lt;/sub&gt; of each query&apos;s weights, averaged over the queries. 0 bits: each query looks at one token; log₂ T bits, dashed: at all tokens evenly. 2 to the power of the entropy is the number of tokens that an even attention as wide would look at.</source>
        <translation>每个查询的权重的 −Σ&lt;sub&gt;k&lt;/sub&gt; a&lt;sub&gt;qk&lt;/sub&gt;·log₂ a&lt;sub&gt;qk&lt;/sub&gt;，对所有查询取平均。0 比特：每个查询只看一个词元；log₂ T 比特（虚线）：均匀地看所有词元。以 2 为底、熵为指数的幂，就是分散程度相同的均匀注意力所关注的词元数。</translation>
    </message>
    <message>
        <source>The entropy of each patch&apos;s attention in the selected layer and head, in bits, over the image: dark patches look at few tokens, bright ones at many. For all heads together it is the mean of the heads&apos; entropies. Below the image the widest queries by name. A click chooses one.</source>
        <translation>选中的层和头中，各图像块注意力的熵（比特），绘于图像之上：暗的图像块只看少数词元，亮的看很多词元。所有头合并时取各头熵的平均值。图像下方列出注意力最宽的查询。点击即可选择。</translation>
    </message>
</context>
<context>
    <name>HeatmapView</name>
    <message>
        <source>Heat map</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>stretched</source>
        <translation>已拉伸</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>column</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>HistogramView</name>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>how many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>from {0} to {1}</source>
        <translation>从 {0} 到 {1}</translation>
    </message>
</context>
<context>
    <name>ImageFilter</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>数据划分</translation>
    </message>
    <message>
        <source>Shows the images of one class; the number says how many would be shown.</source>
        <translation>显示某一类别的图像；括号中的数字是将会显示的图像数。</translation>
    </message>
    <message>
        <source>Images for training teach the model; test images are never learned from, so they can judge it.</source>
        <translation>训练图像用来教模型；模型从不学习测试图像，因此可用它们来评判模型。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All classes ({0})</source>
        <translation>所有类别（{0}）</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
</context>
<context>
    <name>ImageHelp</name>
    <message>
        <source>&lt;p&gt;&lt;b&gt;x ∈ {0, …, 255}&lt;sup&gt;H × W&lt;/sup&gt;&lt;/b&gt;: one grey value a pixel, row by row from the upper left corner, as the file holds it. Hover a pixel to read it here and in the model’s input at once; the arrow keys step.&lt;/p&gt;&lt;p&gt;Paper, section 3.1: an image x has H × W pixels and C channels; these images have one.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;x ∈ {0, …, 255}&lt;sup&gt;H × W&lt;/sup&gt;&lt;/b&gt;：每个像素一个灰度值，从左上角开始逐行排列，与文件中的一致。将鼠标悬停在像素上，可同时读取它在此处和在模型输入中的值；方向键可逐个移动。&lt;/p&gt;&lt;p&gt;见论文第 3.1 节：图像 x 有 H × W 个像素和 C 个通道；这里的图像只有一个通道。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;x = (pixel / 255 − mean) / std&lt;/b&gt;, with mean and standard deviation over all pixels of the training images, so that the inputs lie around 0 with a spread of about 1: learning goes faster, and no weight has to make up for the unit. Blue is darker than the mean, orange is lighter.&lt;/p&gt;&lt;p&gt;It is what the first layer gets: x of equation 1 before it is cut into patches.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;x = (pixel / 255 − mean) / std&lt;/b&gt;，其中平均值和标准差取自训练图像的全部像素，使输入以 0 为中心，标准差约为 1：这样学习更快，也无需靠权重来弥补单位的差异。蓝色比平均值暗，橙色比平均值亮。&lt;/p&gt;&lt;p&gt;这就是第一层得到的输入：公式 1 中切成图像块之前的 x。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The label that people gave the image, the set and the number it has there, and what the model says, with its probability: ✓ where it agrees with the label, ✗ where it does not. The Prediction page shows how that comes about. Below them mean and standard deviation of its pixels.&lt;/p&gt;</source>
        <translation>&lt;p&gt;人工为图像标注的标签、所属的图像集及其中的编号，以及模型的预测和概率：✓ 表示与标签一致，✗ 表示不一致。“预测”页面展示其计算过程。下方是像素的平均值和标准差。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The formula with the numbers of this model, and below it one pixel on its way: its grey value in the file and the number that the model reads. It is the pixel under the mouse, or the last one that was. The last line is about all inputs of this image; over the training images they have mean 0 and std 1, by the choice of the two.&lt;/p&gt;</source>
        <translation>&lt;p&gt;代入此模型数值的公式，下方是一个像素的变换过程：它在文件中的灰度值和模型读取的数。它是鼠标所指的像素，或鼠标最后指过的像素。最后一行针对当前图像的全部输入；两个常数的取法使训练图像的输入平均值为 0，标准差为 1。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;How many pixels have which grey value, in 32 columns of 8 values each. Most of a Fashion-MNIST image is black; where one column towers over the rest heights are logarithmic, as the heading says. The lines mark the mean of this image and that of the images that the model learned from.&lt;/p&gt;</source>
        <translation>&lt;p&gt;各灰度值有多少像素，共 32 列，每列 8 个值。Fashion-MNIST 图像大部分是黑色；若某一列远高于其余各列，则高度取对数，如标题所示。竖线标出此图像的平均值，以及模型所学图像的平均值。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>ImagePage</name>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Mean ± std</source>
        <translation>平均值 ± 标准差</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Pixel</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Each model scales the pixels in its own way: this is A.</source>
        <translation>每个模型以各自的方式缩放像素：这里是 A。</translation>
    </message>
    <message>
        <source>holds any image</source>
        <translation>适用于任何图像</translation>
    </message>
    <message>
        <source>{0} #{1}, {2}</source>
        <translation>{0} #{1}，{2}</translation>
    </message>
    <message>
        <source>grey {0}</source>
        <translation>灰度 {0}</translation>
    </message>
    <message>
        <source>1 pixel</source>
        <translation>1 个像素</translation>
    </message>
    <message>
        <source>{0} pixels</source>
        <translation>{0} 个像素</translation>
    </message>
    <message>
        <source>What the file holds, and the numbers that the model reads.</source>
        <translation>文件中的内容，以及模型读取的数。</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>The file&apos;s grey values: 0 is black, 255 is white.</source>
        <translation>文件中的灰度值：0 为黑，255 为白。</translation>
    </message>
    <message>
        <source>Input of the model</source>
        <translation>模型的输入</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>This image</source>
        <translation>当前图像</translation>
    </message>
    <message>
        <source>From pixel to input</source>
        <translation>从像素到输入</translation>
    </message>
    <message>
        <source>The model is on its way…</source>
        <translation>模型正在加载…</translation>
    </message>
    <message>
        <source>What the model reads: the pixels, moved and scaled.</source>
        <translation>模型读取的内容：经过平移和缩放的像素。</translation>
    </message>
    <message>
        <source>Pixels of the image</source>
        <translation>图像的像素</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>training mean</source>
        <translation>训练集平均值</translation>
    </message>
    <message>
        <source>Pixels of each grey, on a logarithmic scale.</source>
        <translation>各灰度的像素数，对数刻度。</translation>
    </message>
    <message>
        <source>Pixels of each grey.</source>
        <translation>各灰度的像素数。</translation>
    </message>
    <message>
        <source>{0} at row {1}, column {2}</source>
        <translation>{0}（第 {1} 行，第 {2} 列）</translation>
    </message>
    <message>
        <source>between two channels</source>
        <translation>位于两个通道之间</translation>
    </message>
    <message>
        <source>row {0} · column {1}</source>
        <translation>行 {0} · 列 {1}</translation>
    </message>
    <message>
        <source>channel {0} · {1}</source>
        <translation>通道 {0} · {1}</translation>
    </message>
</context>
<context>
    <name>ImagesDock</name>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Cell of the confusion</source>
        <translation>混淆矩阵的单元格</translation>
    </message>
    <message>
        <source>All images that the filters leave. Click one, or walk with the arrow keys: every page follows.</source>
        <translation>符合筛选条件的所有图像。点击一张，或用方向键移动：每个页面都会随之更新。</translation>
    </message>
</context>
<context>
    <name>Inspection</name>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>The lines that compute what is seen, one by one (Shift+I)</source>
        <translation>逐行查看计算当前内容的代码（Shift+I）</translation>
    </message>
    <message>
        <source>Opens the inspector at the code: the model&apos;s own lines, each with the tensor that it computed for this image. F10 walks on line by line, and the pages follow.</source>
        <translation>在代码处打开检查器：模型自身的代码，每行都附有它为当前图像计算的张量。按 F10 逐行前进，各页面随之更新。</translation>
    </message>
    <message>
        <source>Images hidden to make room; they come back when the inspector is closed, or by View ▸ Images</source>
        <translation>已隐藏图像栏以腾出空间；关闭检查器或通过“视图 ▸ 图像”可恢复</translation>
    </message>
</context>
<context>
    <name>InspectorDock</name>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
</context>
<context>
    <name>InspectorTabs</name>
    <message>
        <source>Selection</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>What is selected, and its numbers on the page in view</source>
        <translation>当前选中的内容，以及它在当前页面上的数值</translation>
    </message>
    <message>
        <source>The model&apos;s own lines, and what each of them computed for this image</source>
        <translation>模型自身的代码行，以及每一行为此图像算出的结果</translation>
    </message>
</context>
<context>
    <name>JourneyStrip</name>
    <message>
        <source>The journey of the data</source>
        <translation>数据的旅程</translation>
    </message>
</context>
<context>
    <name>KeptBanner</name>
    <message>
        <source>The model trained before this one is not saved.</source>
        <translation>先前训练的模型尚未保存。</translation>
    </message>
    <message>
        <source>Save it…</source>
        <translation>保存…</translation>
    </message>
</context>
<context>
    <name>KeyBarsView</name>
    <message>
        <source>token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>valid.</source>
        <translation>验证</translation>
    </message>
</context>
<context>
    <name>KindsStudyDialog</name>
    <message>
        <source>Kinds of positions, compared by training</source>
        <translation>通过训练比较位置嵌入类型</translation>
    </message>
    <message>
        <source>Open the folder of a study</source>
        <translation>打开实验文件夹</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>已保存 {0}</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>停止并保留</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Kept in {0}</source>
        <translation>保存在 {0}</translation>
    </message>
    <message>
        <source>Nothing is left to train; add a kind or a seed to go on.</source>
        <translation>训练已全部完成；若要继续，请增加类型或种子。</translation>
    </message>
    <message>
        <source>{0} trainings: {1}; snapshots take at most {2}.</source>
        <translation>{0} 次训练：{1}；快照最多占用 {2}。</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>约 {0}</translation>
    </message>
    <message>
        <source>this computer is just being measured</source>
        <translation>正在测量本机速度</translation>
    </message>
    <message>
        <source>how long is not known yet</source>
        <translation>用时未知</translation>
    </message>
    <message>
        <source>There are no images to train on yet.</source>
        <translation>还没有可用于训练的图像。</translation>
    </message>
</context>
<context>
    <name>KindsStudyForm</name>
    <message>
        <source>Model and recipe are those of the training dock, “{0}”:</source>
        <translation>模型与训练配方取自训练面板的“{0}”：</translation>
    </message>
    <message>
        <source>Model and recipe are those that the study was begun with:</source>
        <translation>模型与训练配方沿用实验开始时的设置：</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子数</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Kinds of positions</source>
        <translation>位置嵌入类型</translation>
    </message>
    <message>
        <source>Each kind is trained so many times. A seed settles the first weights, the order of the images, and how each is changed by chance: with one seed these are the same for all kinds.</source>
        <translation>每一种都训练这么多次。随机种子决定初始权重、图像的顺序以及每幅图像的随机变化：同一个种子下，各种之间这些完全相同。</translation>
    </message>
    <message>
        <source>How often each training image is seen, by every kind.</source>
        <translation>每种类型训练时，每张训练图像被看到的次数。</translation>
    </message>
    <message>
        <source>patch {0} · width {1} · {2} layers × {3} heads · batch {4} · learning rate {5}</source>
        <translation>图像块 {0} · 宽度 {1} · {2} 层 × {3} 头 · 批次 {4} · 学习率 {5}</translation>
    </message>
</context>
<context>
    <name>KindsStudyLine</name>
    <message>
        <source>How far the study is</source>
        <translation>实验进度</translation>
    </message>
    <message>
        <source>Show study</source>
        <translation>显示实验</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>停止并保留</translation>
    </message>
    <message>
        <source>The study of positions has ended after {0} of {1} trainings; what is done is kept.</source>
        <translation>位置嵌入实验已在完成 {0} / {1} 次训练后结束；已完成的部分会保留。</translation>
    </message>
    <message>
        <source>Study of positions: all {0} trainings are done</source>
        <translation>位置嵌入实验：全部 {0} 次训练均已完成</translation>
    </message>
    <message>
        <source>Opens the study of positions: what it has found, and what is still to come</source>
        <translation>打开位置嵌入实验：已得到的结果与尚待完成的训练</translation>
    </message>
    <message>
        <source>Ends with the step that is under way; what is done is kept, and can go on later</source>
        <translation>完成当前一步后结束；已完成的部分会保留，以后可以继续</translation>
    </message>
</context>
<context>
    <name>KindsStudyParts</name>
    <message>
        <source>How far the study is</source>
        <translation>实验的进度</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>New study</source>
        <translation>新建实验</translation>
    </message>
    <message>
        <source>Open a study…</source>
        <translation>打开实验…</translation>
    </message>
    <message>
        <source>Open this run</source>
        <translation>打开此次训练</translation>
    </message>
    <message>
        <source>Save table…</source>
        <translation>保存表格…</translation>
    </message>
    <message>
        <source>Save figure…</source>
        <translation>保存图表…</translation>
    </message>
    <message>
        <source>Start trains every kind with every seed, one after another, in the background. “Stop and keep” ends with the next step: what is done stays, and “Go on” takes it up there, to the same results.</source>
        <translation>“开始”会在后台依次用每个种子训练每种类型。“停止并保留”会在完成下一步后结束：已完成的部分会保留，“继续”将从该处接着训练，结果相同。</translation>
    </message>
    <message>
        <source>What could not be written is tried once more.</source>
        <translation>重新尝试写入之前未能写入的内容。</translation>
    </message>
    <message>
        <source>Puts this study away; its folder stays, and can be opened again.</source>
        <translation>收起此实验；其文件夹会保留，可以再次打开。</translation>
    </message>
    <message>
        <source>A study that was begun here, or by vit-studio positions, from its folder.</source>
        <translation>从文件夹打开在此处或用 vit-studio positions 开始的实验。</translation>
    </message>
    <message>
        <source>Shows the selected training in the window, with all its moments in the time bar.</source>
        <translation>在窗口中显示选中的训练，其所有时刻显示在时间轴上。</translation>
    </message>
    <message>
        <source>Every number of the table, with all its digits, as CSV.</source>
        <translation>将表格中的每个数以完整精度保存为 CSV。</translation>
    </message>
    <message>
        <source>The figure as PNG, SVG or PDF.</source>
        <translation>将图表保存为 PNG、SVG 或 PDF。</translation>
    </message>
    <message>
        <source>A row for each kind; a cell for each seed, which fills when its training ends. Select one to find its point, double-click it to open its run.</source>
        <translation>每行对应一种类型，每个单元格对应一个种子，训练结束后填入结果。选中单元格可找到对应的点，双击可打开其运行。</translation>
    </message>
    <message>
        <source>Each point is a training; the line is the mean of its kind, the bar its standard deviation over the seeds. At the right, on an axis of its own, what table 8 of the paper says.</source>
        <translation>每个点是一次训练；横线是该类型的平均值，误差线是各种子间的标准差。右侧是论文表 8 的结果，使用单独的坐标轴。</translation>
    </message>
</context>
<context>
    <name>KindsStudyTable</name>
    <message>
        <source>What each kind has reached</source>
        <translation>各类型达到的结果</translation>
    </message>
    <message>
        <source>Seed {0}</source>
        <translation>种子 {0}</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Time each</source>
        <translation>每次用时</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>位置嵌入</translation>
    </message>
    <message>
        <source>Mean ± deviation</source>
        <translation>平均值 ± 标准差</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Of the validation accuracies of the seeds: their mean, and their standard deviation (n − 1).</source>
        <translation>各种子验证准确率的平均值与标准差（n − 1）。</translation>
    </message>
    <message>
        <source>How many seeds are done.</source>
        <translation>已完成的种子数。</translation>
    </message>
    <message>
        <source>How long one training takes, on average over the seeds.</source>
        <translation>单次训练的用时，对各种子取平均。</translation>
    </message>
    <message>
        <source>Table 8: ImageNet, 5-shot linear, ViT-B/16. The paper measured no sine-cosine positions.</source>
        <translation>表 8：ImageNet，5-shot 线性分类，ViT-B/16。论文未测量正弦余弦位置嵌入。</translation>
    </message>
</context>
<context>
    <name>KindsStudyView</name>
    <message>
        <source>Accuracy of each kind and seed, and in the paper</source>
        <translation>各类型、各种子的准确率，以及论文中的结果</translation>
    </message>
    <message>
        <source>Validation accuracy, {0}, %</source>
        <translation>验证准确率，{0}，%</translation>
    </message>
    <message>
        <source>Paper, table 8: ImageNet 5-shot, ViT-B/16, %</source>
        <translation>论文表 8：ImageNet 5-shot，ViT-B/16，%</translation>
    </message>
    <message>
        <source>A point comes with each training that ends.</source>
        <translation>每完成一次训练，就会出现一个点。</translation>
    </message>
    <message>
        <source>{0}, n = {1}</source>
        <translation>{0}，n = {1}</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>LayerHeadChooser</name>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Layer (Page Up, Page Down)</source>
        <translation>层（Page Up、Page Down）</translation>
    </message>
    <message>
        <source>The encoder&apos;s layer that the pictures are of; Page Up and Page Down step.</source>
        <translation>各图所属的编码器层；用 Page Up 和 Page Down 切换。</translation>
    </message>
    <message>
        <source>One head, or all of them merged ([ and ])</source>
        <translation>单个头，或合并所有头（[ 和 ]）</translation>
    </message>
    <message>
        <source>One head of the layer, or its heads merged. The mean keeps rows that sum to 1; the maximum shows what any head looks at, and its rows sum to more than 1.</source>
        <translation>该层的一个头，或合并后的所有头。取平均时每行之和仍为 1；取最大值则显示任意一个头所关注的内容，每行之和大于 1。</translation>
    </message>
    <message>
        <source>Maximum of {0} heads</source>
        <translation>{0} 个头的最大值</translation>
    </message>
</context>
<context>
    <name>LensSection</name>
    <message>
        <source>Class token</source>
        <translation>类别词元</translation>
    </message>
    <message>
        <source>Selected token</source>
        <translation>选中的词元</translation>
    </message>
    <message>
        <source>All classes, layer by layer</source>
        <translation>各层的所有类别</translation>
    </message>
    <message>
        <source>The answer on its way</source>
        <translation>预测的形成</translation>
    </message>
    <message>
        <source>Asked of each patch</source>
        <translation>各图像块的读出</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>after layer</source>
        <translation>经过层数</translation>
    </message>
    <message>
        <source>How probable {0} is to the head at each patch after layer {1}.</source>
        <translation>第 {1} 层之后，分类头在各图像块上读出{0}的概率。</translation>
    </message>
    <message>
        <source>0 to 1, as all probabilities</source>
        <translation>0 到 1，与所有概率相同</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>true</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>所选</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
    <message>
        <source>A: {0} B: {1}</source>
        <translation>A：{0}B：{1}</translation>
    </message>
    <message>
        <source>How much more probable {0} is to A&apos;s head than to B&apos;s, at each patch after layer {1}.</source>
        <translation>第 {1} 层之后，A 的分类头在各图像块上读出{0}的概率比 B 高多少。</translation>
    </message>
    <message>
        <source>shared by all layers and tokens</source>
        <translation>所有层和词元共用</translation>
    </message>
    <message>
        <source>The head reads</source>
        <translation>分类头读取</translation>
    </message>
    <message>
        <source>Probabilities by class and layer</source>
        <translation>各类别在各层的概率</translation>
    </message>
    <message>
        <source>Early columns are unreliable: norm and head have only ever learned to read the last layer.</source>
        <translation>前面的列并不可靠：归一化和分类头只学过读取最后一层。</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>{0} · before the first layer</source>
        <translation>{0} · 第一层之前</translation>
    </message>
    <message>
        <source>{0} · after layer {1}</source>
        <translation>{0} · 第 {1} 层之后</translation>
    </message>
    <message>
        <source>{0} leads from the start.</source>
        <translation>{0}从一开始就领先。</translation>
    </message>
    <message>
        <source>{0} leads from layer 1 on; before it the head reads {1}.</source>
        <translation>{0}从第 1 层起领先；在此之前，分类头读出的是{1}。</translation>
    </message>
    <message>
        <source>{0} leads from layer {1} on; after layer {2} the head reads {3}.</source>
        <translation>{0}从第 {1} 层起领先；第 {2} 层之后，分类头读出的是{3}。</translation>
    </message>
</context>
<context>
    <name>LinkedPanels</name>
    <message>
        <source>class token, not a patch</source>
        <translation>类别词元，不是图像块</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
</context>
<context>
    <name>MapPanel</name>
    <message>
        <source>Image and what the query looks at</source>
        <translation>图像与查询所关注之处</translation>
    </message>
</context>
<context>
    <name>MatrixPanel</name>
    <message>
        <source>query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Attention matrix</source>
        <translation>注意力矩阵</translation>
    </message>
    <message>
        <source>Weights of the query</source>
        <translation>查询的权重</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open model…</source>
        <translation>打开模型…</translation>
    </message>
    <message>
        <source>Open run…</source>
        <translation>打开训练运行…</translation>
    </message>
    <message>
        <source>Back to the bundled model</source>
        <translation>恢复内置模型</translation>
    </message>
    <message>
        <source>Save model as…</source>
        <translation>模型另存为…</translation>
    </message>
    <message>
        <source>Open image set…</source>
        <translation>打开图像集…</translation>
    </message>
    <message>
        <source>Open figure…</source>
        <translation>打开图表…</translation>
    </message>
    <message>
        <source>Save figure…</source>
        <translation>保存图表…</translation>
    </message>
    <message>
        <source>Save numbers…</source>
        <translation>保存数据…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Undo the selection</source>
        <translation>撤销选择</translation>
    </message>
    <message>
        <source>Redo the selection</source>
        <translation>重做选择</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy as code</source>
        <translation>复制为代码</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>首选项…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Animation</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Compare models</source>
        <translation>对比模型</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>窗口的下一部分</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>窗口的上一部分</translation>
    </message>
    <message>
        <source>Back to the page</source>
        <translation>返回页面</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>One step on</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Code, line by line</source>
        <translation>逐行代码</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>显示代码</translation>
    </message>
    <message>
        <source>One line on</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>One line back</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>&amp;Selection</source>
        <translation>选择(&amp;S)</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>停止并保留</translation>
    </message>
    <message>
        <source>Resume the stopped training</source>
        <translation>恢复已停止的训练</translation>
    </message>
    <message>
        <source>Resume a run…</source>
        <translation>恢复训练运行…</translation>
    </message>
    <message>
        <source>Reset to the first weights</source>
        <translation>重置为初始权重</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>新种子</translation>
    </message>
    <message>
        <source>All settings…</source>
        <translation>全部设置…</translation>
    </message>
    <message>
        <source>Explain what I click</source>
        <translation>解释点击的内容</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>图像块</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>向上</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>向下</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>向左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>向右</translation>
    </message>
    <message>
        <source>Class token</source>
        <translation>类别词元</translation>
    </message>
    <message>
        <source>Next layer</source>
        <translation>下一层</translation>
    </message>
    <message>
        <source>Previous layer</source>
        <translation>上一层</translation>
    </message>
    <message>
        <source>Next head</source>
        <translation>下一个头</translation>
    </message>
    <message>
        <source>Previous head, or the mean</source>
        <translation>上一个头或平均</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>下一张图像</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>上一张图像</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Explain this</source>
        <translation>解释此处</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>打开日志文件夹</translation>
    </message>
    <message>
        <source>About ViT Studio</source>
        <translation>关于 ViT Studio</translation>
    </message>
</context>
<context>
    <name>MlpSection</name>
    <message>
        <source>Hidden activations</source>
        <translation>隐藏层激活值</translation>
    </message>
    <message>
        <source>token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>hidden unit</source>
        <translation>隐藏单元</translation>
    </message>
    <message>
        <source>Most active units</source>
        <translation>最活跃的单元</translation>
    </message>
    <message>
        <source>Where the unit is active</source>
        <translation>单元在何处激活</translation>
    </message>
    <message>
        <source>Image and one unit&apos;s activation</source>
        <translation>图像与一个单元的激活值</translation>
    </message>
    <message>
        <source>Share of active units</source>
        <translation>激活单元的占比</translation>
    </message>
    <message>
        <source>shared by all layers</source>
        <translation>所有层共用</translation>
    </message>
    <message>
        <source>{0} · hidden unit {1}</source>
        <translation>{0} · 隐藏单元 {1}</translation>
    </message>
    <message>
        <source>hidden unit {0}</source>
        <translation>隐藏单元 {0}</translation>
    </message>
    <message>
        <source>Hidden unit {0} for each patch.</source>
        <translation>隐藏单元 {0} 在各图像块上的激活值。</translation>
    </message>
    <message>
        <source>selected token</source>
        <translation>选中的词元</translation>
    </message>
    <message>
        <source>all tokens</source>
        <translation>所有词元</translation>
    </message>
    <message>
        <source>{0}: {1} of its units are above 0 for this token.</source>
        <translation>{0}：对此词元，{1} 的单元大于 0。</translation>
    </message>
    <message>
        <source>{0}: {1} more units above 0 for this token.</source>
        <translation>{0}：对此词元，大于 0 的单元占比之差为 {1}。</translation>
    </message>
    <message>
        <source>A click shows one over the image.</source>
        <translation>点击可将其显示在图像上。</translation>
    </message>
    <message>
        <source>Those of {0}.</source>
        <translation>{0} 的单元。</translation>
    </message>
    <message>
        <source>Those that differ most for {0}.</source>
        <translation>对{0}差异最大的单元。</translation>
    </message>
    <message>
        <source>Row: token, column: hidden unit, after the GELU.</source>
        <translation>行：词元；列：GELU 之后的隐藏单元。</translation>
    </message>
    <message>
        <source>A click selects both.</source>
        <translation>点击可同时选中两者。</translation>
    </message>
    <message>
        <source>Each token by itself goes through the MLP: D numbers become mlp_dim hidden ones, and D again.</source>
        <translation>每个词元各自经过 MLP：从 D 个数变为 mlp_dim 个隐藏单元，再变回 D 个数。</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>share above 0</source>
        <translation>大于 0 的占比</translation>
    </message>
    <message>
        <source>Share of active units by layer</source>
        <translation>各层激活单元的占比</translation>
    </message>
    <message>
        <source>GELU(LN(z′)·W₁ + b₁), the hidden layer of the MLP in equation 3 of the paper. GELU(x) = x·Φ(x) lets positive numbers through and holds negative ones near 0 (never below −0.17), so a unit is on or off for a token; a second linear map turns the units into what is added to the stream.</source>
        <translation>GELU(LN(z′)·W₁ + b₁)，即论文公式 3 中 MLP 的隐藏层。GELU(x) = x·Φ(x) 让正数通过，并把负数压到 0 附近（不低于 −0.17），因此一个单元对某个词元要么激活，要么不激活；第二个线性映射再把这些单元变为加到残差流上的量。</translation>
    </message>
    <message>
        <source>The hidden units that the selected token switches on most, with their activation after the GELU. A click shows where in the image the unit is active, another one goes back to the most active unit.</source>
        <translation>选中词元激活最强的隐藏单元，以及 GELU 之后的激活值。点击可查看该单元在图像何处激活，再次点击则回到激活最强的单元。</translation>
    </message>
    <message>
        <source>One column of the hidden activations, over the image: for which patches the unit is on. The most active unit of the selected token, until another one is chosen.</source>
        <translation>隐藏层激活值的一列，叠加在图像上：该单元对哪些图像块激活。默认为选中词元最活跃的单元，直到选择其他单元。</translation>
    </message>
    <message>
        <source>How many of the hidden units are above 0 after the GELU: of the selected token, and of all tokens on average. A small share means that each unit answers to few tokens.</source>
        <translation>GELU 之后大于 0 的隐藏单元有多少：分别针对选中的词元和所有词元的平均。占比小，说明每个单元只对少数词元有反应。</translation>
    </message>
</context>
<context>
    <name>MultiplesView</name>
    <message>
        <source>Small multiples</source>
        <translation>小图阵列</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>row {0} · column {1}</source>
        <translation>行 {0} · 列 {1}</translation>
    </message>
</context>
<context>
    <name>NoPositions</name>
    <message>
        <source>No positions</source>
        <translation>无位置嵌入</translation>
    </message>
    <message>
        <source>Compare the kinds of positions</source>
        <translation>比较位置嵌入类型</translation>
    </message>
    <message>
        <source>Shows all kinds side by side, and lets you train a model with another.</source>
        <translation>并排显示所有类型，并可用其他类型训练模型。</translation>
    </message>
    <message>
        <source>Attention treats its tokens as a set. A model without positions gives the same logits for an image whose patches were shuffled; in the paper it was the only kind clearly behind (appendix D.4, table 8).</source>
        <translation>注意力把词元视为集合。没有位置嵌入的模型，即使打乱图像块的顺序，也会给出相同的 logits；在论文中，它是唯一明显落后的类型（附录 D.4，表 8）。</translation>
    </message>
</context>
<context>
    <name>NumberRowsView</name>
    <message>
        <source>dimension of the head</source>
        <translation>头内维度</translation>
    </message>
    <message>
        <source>{0}, dimension {1} of the head: {2}</source>
        <translation>{0}，头内维度 {1}：{2}</translation>
    </message>
    <message>
        <source>{0}, dimension {1} of the head</source>
        <translation>{0}，头内维度 {1}</translation>
    </message>
</context>
<context>
    <name>NumberSection</name>
    <message>
        <source>{0} · dimension {1}</source>
        <translation>{0} · 维度 {1}</translation>
    </message>
    <message>
        <source>products</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>patch {0} · dimension {1}</source>
        <translation>图像块 {0} · 维度 {1}</translation>
    </message>
    <message>
        <source>no patch</source>
        <translation>无图像块</translation>
    </message>
    <message>
        <source>no products</source>
        <translation>无乘积</translation>
    </message>
    <message>
        <source>The class token is no patch: choose one with the arrow keys.</source>
        <translation>类别词元不是图像块：请用方向键选择一个图像块。</translation>
    </message>
    <message>
        <source>sum so far</source>
        <translation>当前的和</translation>
    </message>
    <message>
        <source>plus the bias</source>
        <translation>加上偏置</translation>
    </message>
    <message>
        <source>shared by all patches</source>
        <translation>所有图像块共用</translation>
    </message>
    <message>
        <source>shared by all kernels</source>
        <translation>所有卷积核共用</translation>
    </message>
    <message>
        <source>holds any product</source>
        <translation>适用于任何乘积</translation>
    </message>
    <message>
        <source>Selected patch</source>
        <translation>选中的图像块</translation>
    </message>
    <message>
        <source>Selected kernel</source>
        <translation>选中的卷积核</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>pixels added</source>
        <translation>已累加的像素数</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>和</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Without a patch there is no sum.</source>
        <translation>没有图像块就没有求和。</translation>
    </message>
    <message>
        <source>Growth of the sum</source>
        <translation>求和过程</translation>
    </message>
    <message>
        <source>Patch ⊙ kernel = products</source>
        <translation>图像块 ⊙ 卷积核 = 乘积</translation>
    </message>
    <message>
        <source>The sum</source>
        <translation>求和</translation>
    </message>
    <message>
        <source>Pixel by pixel</source>
        <translation>逐像素累加</translation>
    </message>
    <message>
        <source>In another order</source>
        <translation>换一种顺序</translation>
    </message>
    <message>
        <source>{0} × {1}</source>
        <translation>{0} × {1}</translation>
    </message>
</context>
<context>
    <name>OffsetsTable</name>
    <message>
        <source>Keys r</source>
        <translation>键 r</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>shared by all layers</source>
        <translation>所有层共用</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Bias by offset for {0}</source>
        <translation>{0} 各偏移的偏置</translation>
    </message>
    <message>
        <source>Framed: offsets to a patch of the image. To the class token: {0}</source>
        <translation>框内：指向图像中图像块的偏移。到类别词元：{0}</translation>
    </message>
    <message>
        <source>all layers and heads</source>
        <translation>所有层和头</translation>
    </message>
    <message>
        <source>Keys of the offsets</source>
        <translation>各偏移的键</translation>
    </message>
    <message>
        <source>A row for each offset, a column for each dimension of the head.</source>
        <translation>每个偏移一行，头的每个维度一列。</translation>
    </message>
    <message>
        <source>Learned in each layer: a key r for every offset (rows and columns from query to key) in raster order, and three for the class token at the end. As with the keys k, each head has D_h of the D numbers.</source>
        <translation>每层各自学习：每个偏移（从查询到键相差的行数和列数）对应一个键 r，按光栅顺序排列，最后三个用于类别词元。与键 k 一样，每个头占 D 个数中的 D_h 个。</translation>
    </message>
    <message>
        <source>q · r / √D_h for the selected query and each offset; in the middle the query itself. A patch in a corner has use for a quarter of them. The class token’s query has one bias for all patches instead: for it these numbers are what it would say of offsets, and never used.</source>
        <translation>选中的查询与每个偏移的 q · r / √D_h；正中是查询自身。位于角上的图像块只用到其中的四分之一。类别词元的查询则对所有图像块使用同一个偏置：对它来说，这里的数只是假想的各偏移的值，从不使用。</translation>
    </message>
    <message>
        <source>{0}, dimension {1}</source>
        <translation>{0}，维度 {1}</translation>
    </message>
</context>
<context>
    <name>OffsetsView</name>
    <message>
        <source>Offsets</source>
        <translation>偏移</translation>
    </message>
</context>
<context>
    <name>OpenedRun</name>
    <message>
        <source>{0} is written by another process: step {1} of {2}</source>
        <translation>{0} 正由另一个进程写入：第 {1} / {2} 步</translation>
    </message>
    <message>
        <source>{0}: step {1} of {2}</source>
        <translation>{0}：第 {1} / {2} 步</translation>
    </message>
</context>
<context>
    <name>Orders</name>
    <message>
        <source>first pixel first</source>
        <translation>从第一个像素开始</translation>
    </message>
    <message>
        <source>last pixel first</source>
        <translation>从最后一个像素开始</translation>
    </message>
    <message>
        <source>bias first</source>
        <translation>先加偏置</translation>
    </message>
    <message>
        <source>smallest first</source>
        <translation>从小到大</translation>
    </message>
    <message>
        <source>matrix product</source>
        <translation>矩阵乘积</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>卷积</translation>
    </message>
</context>
<context>
    <name>OrdersTable</name>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Sum in float32</source>
        <translation>float32 之和</translation>
    </message>
    <message>
        <source>− float64</source>
        <translation>减 float64</translation>
    </message>
    <message>
        <source>Without a patch there is no sum.</source>
        <translation>没有图像块就没有求和。</translation>
    </message>
    <message>
        <source>{0} different results; near {1} float32 has steps of {2}.</source>
        <translation>{0} 种不同结果；在 {1} 附近，float32 的间隔为 {2}。</translation>
    </message>
    <message>
        <source>order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>和</translation>
    </message>
    <message>
        <source>difference from float64</source>
        <translation>与 float64 之差</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>The model is on its way…</source>
        <translation>模型正在加载…</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Show “{0}” of this stage</source>
        <translation>显示此阶段的“{0}”</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>What “{0}” shows: formula and meaning</source>
        <translation>“{0}”显示什么：公式与含义</translation>
    </message>
    <message>
        <source>Copy or save “{0}”</source>
        <translation>复制或保存“{0}”</translation>
    </message>
</context>
<context>
    <name>PatchGridView</name>
    <message>
        <source>Image and its patches</source>
        <translation>图像及其图像块</translation>
    </message>
    <message>
        <source>CLS</source>
        <translation>CLS</translation>
    </message>
    <message>
        <source>Each patch has the colour of its value. The lines are the image: edges, as strong as they are.</source>
        <translation>每个图像块的颜色即其数值。线条是图像本身：边缘越强，线条越明显。</translation>
    </message>
    <message>
        <source>pixel ({0}, {1})</source>
        <translation>像素 ({0}, {1})</translation>
    </message>
    <message>
        <source>{0} = {1}</source>
        <translation>{0} = {1}</translation>
    </message>
</context>
<context>
    <name>PatchPictures</name>
    <message>
        <source>Patch</source>
        <translation>图像块</translation>
    </message>
    <message>
        <source>Unfolded x_p</source>
        <translation>展开后的 x_p</translation>
    </message>
    <message>
        <source>The class token is no patch.</source>
        <translation>类别词元不是图像块。</translation>
    </message>
    <message>
        <source>No row: the class token is no patch, it has no pixels</source>
        <translation>没有对应的行：类别词元不是图像块，没有像素</translation>
    </message>
    <message>
        <source>Row {0}: the patch read line by line</source>
        <translation>第 {0} 行：逐行展开的图像块</translation>
    </message>
    <message>
        <source>shared by all patches</source>
        <translation>所有图像块共用</translation>
    </message>
    <message>
        <source>all pixels, 0 to 255</source>
        <translation>所有像素，0 到 255</translation>
    </message>
    <message>
        <source>Selected patch</source>
        <translation>选中的图像块</translation>
    </message>
    <message>
        <source>pixel {0}</source>
        <translation>像素 {0}</translation>
    </message>
    <message>
        <source>Selected patch, unfolded</source>
        <translation>选中的图像块（展开后）</translation>
    </message>
    <message>
        <source>patch</source>
        <translation>图像块</translation>
    </message>
    <message>
        <source>pixel</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>{0} · pixel {1}</source>
        <translation>{0} · 像素 {1}</translation>
    </message>
    <message>
        <source>Unfolded patches</source>
        <translation>展开的图像块</translation>
    </message>
    <message>
        <source>One row for each patch.</source>
        <translation>每个图像块对应一行。</translation>
    </message>
</context>
<context>
    <name>PatchSizeBar</name>
    <message>
        <source>Patch size</source>
        <translation>图像块大小</translation>
    </message>
    <message>
        <source>Patch sizes that divide the image; the model’s own is in blue.</source>
        <translation>能整除图像的图像块大小；模型自身的大小以蓝色标出。</translation>
    </message>
    <message>
        <source>Back to {0}</source>
        <translation>恢复为 {0}</translation>
    </message>
    <message>
        <source>Train a model with patch size {0}…</source>
        <translation>用图像块大小 {0} 训练模型…</translation>
    </message>
    <message>
        <source>The side P of a patch. It must divide the image; another one than the model’s is only tried here.</source>
        <translation>图像块的边长 P，必须能整除图像边长；与模型不同的值只在此处试用。</translation>
    </message>
    <message>
        <source>Back to the patch size of the loaded model</source>
        <translation>恢复为已加载模型的图像块大小</translation>
    </message>
    <message>
        <source>Fills this patch size in at the training below; you start it there.</source>
        <translation>把此图像块大小填入下方的训练设置；请在那里开始训练。</translation>
    </message>
</context>
<context>
    <name>PatchesHelp</name>
    <message>
        <source>&lt;p&gt;An image of H × W pixels and patches of P × P give &lt;b&gt;N = H · W / P²&lt;/b&gt; patches, and T = N + 1 tokens with the class token. Half the patch size makes four times the tokens; attention compares each with each, so its cost grows with T², sixteenfold.&lt;/p&gt;&lt;p&gt;A model’s kernels and positions are made for one patch size. Other sizes are only tried here: what the image would be cut into, and what such a model would cost, all else as in the loaded one.&lt;/p&gt;&lt;p&gt;Paper, section 3.1: N “also serves as the effective input sequence length”; ViT-B/16 has P = 16.&lt;/p&gt;</source>
        <translation>&lt;p&gt;图像为 H × W 像素、图像块为 P × P 像素时，共有 &lt;b&gt;N = H · W / P²&lt;/b&gt; 个图像块，连同类别词元共 T = N + 1 个词元。边长减半，词元数变为四倍；注意力让每个词元与所有词元比较，因此代价按 T² 增长，变为十六倍。&lt;/p&gt;&lt;p&gt;模型的卷积核和位置嵌入只适用于一种图像块大小。其他大小只在此处试用：图像会切成什么样，以及其余设置与已加载模型相同时，这样的模型代价如何。&lt;/p&gt;&lt;p&gt;见论文第 3.1 节：N “也是有效的输入序列长度”；ViT-B/16 的 P = 16。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The image with the grid that cuts it. Click a patch, or step with the arrow keys; C chooses the class token, which has no place in the image.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Order&lt;/b&gt; writes on each patch which token it becomes: in raster order, line by line. P plays the order as a walk, N and B step it. Paper, section 3.1 and figure 1.&lt;/p&gt;</source>
        <translation>&lt;p&gt;图像及切分它的网格。点击一个图像块，或用方向键移动；C 键选择类别词元，它在图像中没有位置。&lt;/p&gt;&lt;p&gt;&lt;b&gt;顺序&lt;/b&gt;会在每个图像块上标出它成为第几个词元：按光栅顺序，逐行排列。P 键沿此顺序播放，N 和 B 键前进和后退。见论文第 3.1 节和图 1。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Patches become tokens in raster order: from left to right, line by line. The class token is number 0. Paper, appendix D.4: “a sequence of patches in the raster order”.</source>
        <translation>图像块按光栅顺序成为词元：从左到右，逐行排列。类别词元的编号为 0。见论文附录 D.4：“按光栅顺序排列的图像块序列”。</translation>
    </message>
    <message>
        <source>&lt;p&gt;The pixels of the selected patch as the file holds them, from 0 to 255; channels stand side by side. The number under the mouse is lit in the row and in the matrix as well.&lt;/p&gt;</source>
        <translation>&lt;p&gt;选中图像块的像素，与文件中一致，取值 0 到 255；各通道并排显示。鼠标所指的数，在行和矩阵中也会同时高亮。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;x_p of N × (C · P²): each row is a patch, its pixels channel by channel and line by line, moved and scaled as the model reads them: &lt;b&gt;(pixel / 255 − mean) / std&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Paper, section 3.1: “a sequence of flattened 2D patches”. In PyTorch it is &lt;code&gt;F.unfold&lt;/code&gt;. The order within a row is that in which a convolution kernel lies in memory, which is why both views of the embedding can share one weight.&lt;/p&gt;</source>
        <translation>&lt;p&gt;x_p 为 N × (C · P²) 矩阵：每行是一个图像块，其像素逐通道、逐行排列，并按模型的读取方式平移和缩放：&lt;b&gt;(pixel / 255 − mean) / std&lt;/b&gt;。&lt;/p&gt;&lt;p&gt;见论文第 3.1 节：“展平的二维图像块序列”。在 PyTorch 中即 &lt;code&gt;F.unfold&lt;/code&gt;。行内的顺序与卷积核在内存中的排列一致，因此嵌入的两种视角可以共用同一个权重。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;One row of x_p: what the embedding multiplies with its matrix E. Paper, equation 1: x_p^i E.&lt;/p&gt;</source>
        <translation>&lt;p&gt;x_p 的一行：嵌入时与矩阵 E 相乘的向量。见论文公式 1：x_p^i E。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>PatchesPage</name>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Walk through the patches in the order in which they become tokens</source>
        <translation>按成为词元的顺序逐个走过图像块</translation>
    </message>
    <message>
        <source>Patch size {0}</source>
        <translation>图像块大小 {0}</translation>
    </message>
    <message>
        <source>The one that the loaded model was made for.</source>
        <translation>即已加载模型所用的大小。</translation>
    </message>
    <message>
        <source>Slide to try another.</source>
        <translation>拖动滑块可试用其他大小。</translation>
    </message>
    <message>
        <source>No trained weights exist for size {0}. It is only tried here; other pages stay with {1}.</source>
        <translation>没有大小为 {0} 的已训练权重，仅在此处试用；其他页面仍使用 {1}。</translation>
    </message>
    <message>
        <source>The image is cut into squares, and each square laid out as one row of a matrix.</source>
        <translation>图像切成方块，每个方块展开为矩阵的一行。</translation>
    </message>
    <message>
        <source>Patch size</source>
        <translation>图像块大小</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>all pixels, 0 to 255</source>
        <translation>所有像素，0 到 255</translation>
    </message>
    <message>
        <source>Write on each patch which token it becomes</source>
        <translation>在每个图像块上标出它成为第几个词元</translation>
    </message>
</context>
<context>
    <name>PeaksBox</name>
    <message>
        <source>Cut peaks</source>
        <translation>截去峰值</translation>
    </message>
    <message>
        <source>The greatest {0} of all weights look alike, so that the rest can be told apart: a few heads that stare at one token leave all others dark otherwise.</source>
        <translation>最大的 {0} 权重显示为同一颜色，使其余权重得以区分：否则，少数紧盯着一个词元的头会使其他所有头显得一片暗淡。</translation>
    </message>
</context>
<context>
    <name>PicturesView</name>
    <message>
        <source>A click or the arrow keys choose a picture.</source>
        <translation>点击或用方向键选择一张图。</translation>
    </message>
</context>
<context>
    <name>PlaceChooser</name>
    <message>
        <source>Place on an axis before the last two</source>
        <translation>最后两个轴之前某个轴上的位置</translation>
    </message>
    <message>
        <source>The picture has two axes; of the others one place is seen</source>
        <translation>图中显示两个轴；其余各轴只显示一个位置</translation>
    </message>
    <message>
        <source>Head </source>
        <translation>头 </translation>
    </message>
    <message>
        <source>Index </source>
        <translation>索引 </translation>
    </message>
    <message>
        <source> of {0}</source>
        <translation> / {0}</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>One step back ({0})</source>
        <translation>后退一步（{0}）</translation>
    </message>
    <message>
        <source>One step on ({0})</source>
        <translation>前进一步（{0}）</translation>
    </message>
    <message>
        <source>End the animation</source>
        <translation>结束动画</translation>
    </message>
    <message>
        <source>Pause ({0})</source>
        <translation>暂停（{0}）</translation>
    </message>
    <message>
        <source>Play ({0})</source>
        <translation>播放（{0}）</translation>
    </message>
</context>
<context>
    <name>PlottedCurves</name>
    <message>
        <source>Line chart</source>
        <translation>折线图</translation>
    </message>
</context>
<context>
    <name>PosEmbed</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Learned 1-D</source>
        <translation>可学习一维</translation>
    </message>
    <message>
        <source>Learned 2-D</source>
        <translation>可学习二维</translation>
    </message>
    <message>
        <source>Sine-cosine</source>
        <translation>正弦余弦</translation>
    </message>
    <message>
        <source>Relative</source>
        <translation>相对位置</translation>
    </message>
    <message>
        <source>Nothing is added: the patches are a bag, without order.</source>
        <translation>不加任何位置嵌入：图像块如同装在袋中，没有顺序。</translation>
    </message>
    <message>
        <source>A learned vector of D numbers for each token, counted in raster order; the paper’s choice.</source>
        <translation>每个词元对应一个学习得到的 D 维向量，按光栅顺序编号；这是论文的选择。</translation>
    </message>
    <message>
        <source>A learned vector of D/2 for each column (X) and each row (Y) of the grid, side by side.</source>
        <translation>网格的每一列（X）和每一行（Y）各对应一个学习得到的 D/2 维向量，两者拼接。</translation>
    </message>
    <message>
        <source>Fixed sines and cosines of the row and the column, in D/4 frequencies each; nothing is learned.</source>
        <translation>行和列的固定正弦与余弦，各有 D/4 个频率；无需学习。</translation>
    </message>
    <message>
        <source>Nothing is added to tokens: each layer learns a key r for each offset, and q · r / √D_h joins the scores.</source>
        <translation>词元上不加任何内容：每层为每个偏移学习一个键 r，并将 q · r / √D_h 加到分数上。</translation>
    </message>
</context>
<context>
    <name>PositionCard</name>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Train with these…</source>
        <translation>用它训练…</translation>
    </message>
    <message>
        <source>all rows</source>
        <translation>所有行</translation>
    </message>
    <message>
        <source>all heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>ImageNet, 5-shot</source>
        <translation>ImageNet，5-shot</translation>
    </message>
    <message>
        <source>shared, itself left out</source>
        <translation>共用，不含自身</translation>
    </message>
    <message>
        <source>Table, {0}</source>
        <translation>表，{0}</translation>
    </message>
    <message>
        <source>Grid of grids, {0}</source>
        <translation>网格之网格，{0}</translation>
    </message>
    <message>
        <source>Train a model with positions: {0}</source>
        <translation>用这种位置嵌入训练模型：{0}</translation>
    </message>
    <message>
        <source>Opens the training with these positions chosen, and starts nothing: look at the rest, then train.</source>
        <translation>打开训练设置并选好此位置嵌入，但不会开始：请查看其余设置，再开始训练。</translation>
    </message>
    <message>
        <source>Parameters: how many numbers a model of this shape would learn for its positions. ImageNet, 5-shot: accuracy of ViT-B/16 with this kind in table 8 of the paper, by a linear classifier that learned from 5 images a class.</source>
        <translation>参数：这种形状的模型需要为位置学习多少个数。ImageNet，5-shot：论文表 8 中使用这种位置嵌入的 ViT-B/16 的准确率，由每类只学 5 张图像的线性分类器得到。</translation>
    </message>
</context>
<context>
    <name>PositionKindsSection</name>
    <message>
        <source>✓ This model’s kind.</source>
        <translation>✓ 此模型的类型。</translation>
    </message>
    <message>
        <source>Computed; not trained with.</source>
        <translation>由计算得到；模型并非用它训练。</translation>
    </message>
    <message>
        <source>Not trained with these.</source>
        <translation>模型并非用它训练。</translation>
    </message>
    <message>
        <source>No table</source>
        <translation>没有位置嵌入表</translation>
    </message>
    <message>
        <source>The width of this model’s tokens has no quarters: it cannot have these.</source>
        <translation>此模型的词元宽度不能四等分，因此无法使用这种位置嵌入。</translation>
    </message>
    <message>
        <source>This model was not trained with these positions: only a training makes their table.</source>
        <translation>此模型并非用这种位置嵌入训练：只有训练才能得到它的表。</translation>
    </message>
    <message>
        <source>All places are alike</source>
        <translation>所有位置都一样</translation>
    </message>
    <message>
        <source>What an offset adds to a score shows once a model is trained.</source>
        <translation>训练出模型后，才能看到每个偏移给分数加了多少。</translation>
    </message>
    <message>
        <source>How alike its places are shows once a model is trained.</source>
        <translation>训练出模型后，才能看到各位置有多相似。</translation>
    </message>
    <message>
        <source>z₀ = [x_class; x_p E]. The logits do not change when the patches are shuffled. It loses 2.8 points in the paper; that the other kinds hardly differ is what appendix D.4 finds.</source>
        <translation>z₀ = [x_class; x_p E]。打乱图像块的顺序，logits 不变。在论文中，它低 2.8 个百分点；附录 D.4 发现，其他类型之间则几乎没有差别。</translation>
    </message>
    <message>
        <source>z₀ = [x_class; x_p E] + E_pos, equation 1: E_pos has a learned row for each token. The lower picture is figure 7 (centre): cosines of each row with all rows.</source>
        <translation>z₀ = [x_class; x_p E] + E_pos，公式 1：E_pos 为每个词元学习一行。下图对应图 7（中）：每一行与所有行的余弦。</translation>
    </message>
    <message>
        <source>A row of E_pos is [X of the patch’s column; Y of its row], each learned and D/2 long; the class token has a row of its own. Far fewer parameters: 2 × grid size rows of D/2.</source>
        <translation>E_pos 的一行为 [图像块所在列的 X；所在行的 Y]，两者都由学习得到，长度为 D/2；类别词元有独有的一行。参数少得多：行数为 2 × 网格边长，每行长 D/2。</translation>
    </message>
    <message>
        <source>A row of E_pos is [sin ωy; cos ωy; sin ωx; cos ωx] with D/4 frequencies ω from 1 to 1/10000, as in MoCo v3 (arXiv 2104.02057); zeros for the class token. It is not in the paper.</source>
        <translation>E_pos 的一行为 [sin ωy; cos ωy; sin ωx; cos ωx]，有 D/4 个频率 ω，从 1 到 1/10000，与 MoCo v3（arXiv 2104.02057）相同；类别词元取零。论文中没有这种类型。</translation>
    </message>
    <message>
        <source>q·k/√D_h + q·r/√D_h before the softmax, in each layer: r is a learned key for the offset from query to key. The paper counts offsets along the sequence; here they are rows and columns of the grid.</source>
        <translation>在每层的 softmax 之前计算 q·k/√D_h + q·r/√D_h：r 是针对从查询到键的偏移学习得到的键。论文沿序列计算偏移；这里则按网格的行和列计算。</translation>
    </message>
    <message>
        <source>{0}, dimension {1}</source>
        <translation>{0}，维度 {1}</translation>
    </message>
</context>
<context>
    <name>PositionTableSection</name>
    <message>
        <source>This model keeps no positions: there is no table.</source>
        <translation>此模型没有位置嵌入，因此没有位置嵌入表。</translation>
    </message>
</context>
<context>
    <name>PredictionHelp</name>
    <message>
        <source>&lt;p&gt;The image as it is stored, 0 to 255. The model reads it normalised: divided by 255, less the mean of the training pixels, over their standard deviation.&lt;/p&gt;</source>
        <translation>&lt;p&gt;存储的图像，取值 0 到 255。模型读取的是归一化后的图像：除以 255，减去训练图像像素的平均值，再除以其标准差。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;p = exp(z − max z) / Σ exp(z − max z)&lt;/b&gt;. From left to right: the logit z of each class, z less the greatest logit, its exponential, and that over the sum of all, which is the probability.&lt;/p&gt;&lt;p&gt;Taking the greatest away changes no probability, for it cancels out; it keeps the exponentials from growing beyond what a float32 holds. Only differences of logits count: 1 more is 2.7 times as likely.&lt;/p&gt;&lt;p&gt;Probabilities always sum to 1, also where the model has no idea: they say how the model weighs its classes, not how often it is right. A click, or the keys up and down, choose the class that is written out.&lt;/p&gt;&lt;p&gt;Paper, section 3.1: the classification head; the softmax belongs to the loss.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;p = exp(z − max z) / Σ exp(z − max z)&lt;/b&gt;。从左到右：每个类别的 logit z，z 减去最大的 logit，其指数，以及该指数除以所有指数之和，即概率。&lt;/p&gt;&lt;p&gt;减去最大值不会改变任何概率，因为它会约去；这样做可避免指数超出 float32 的表示范围。只有 logit 之间的差才起作用：大 1，可能性就是 2.7 倍。&lt;/p&gt;&lt;p&gt;概率之和总是 1，即使模型毫无把握：它表示模型如何权衡各个类别，而不是预测正确的频率。点击或用上下方向键，可选择要展开写出的类别。&lt;/p&gt;&lt;p&gt;见论文第 3.1 节：分类头；softmax 属于损失函数。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;y = LN(z&lt;sub&gt;L&lt;/sub&gt;&lt;sup&gt;0&lt;/sup&gt;)&lt;/b&gt;, equation 4: after the last layer the class token alone is normalised and goes through the head, one linear map from D numbers to a logit for each class.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;y = LN(z&lt;sub&gt;L&lt;/sub&gt;&lt;sup&gt;0&lt;/sup&gt;)&lt;/b&gt;，公式 4：最后一层之后，只有类别词元经过归一化，再通过分类头，即从 D 个数到每个类别一个 logit 的线性映射。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;softmax(head(norm(z&lt;sub&gt;l&lt;/sub&gt;)))&lt;/b&gt;, for each layer l: the last norm and the head are put on the residual stream as it is after that layer, as if the model ended there. The last column is the model’s real answer.&lt;/p&gt;&lt;p&gt;Norm and head were trained on what the last layer writes, and on the class token alone. Early layers need not write so that the head can read it: what it says of them is a hint, not a thought of the model.&lt;/p&gt;&lt;p&gt;A click chooses class and layer. The logit lens: nostalgebraist, 2020; for its limits, and a lens that is trained, see Belrose et al., arXiv 2303.08112.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;softmax(head(norm(z&lt;sub&gt;l&lt;/sub&gt;)))&lt;/b&gt;，对每一层 l：把最后的归一化和分类头用于该层之后的残差流，就像模型到此为止。最后一列是模型真正的预测。&lt;/p&gt;&lt;p&gt;归一化和分类头只针对最后一层写出的内容训练，而且只针对类别词元。前面的层不必写成分类头能读懂的形式：它对这些层的读出只是线索，并不是模型的想法。&lt;/p&gt;&lt;p&gt;点击可选择类别和层。logit lens：nostalgebraist，2020；关于其局限以及经过训练的 lens，见 Belrose 等，arXiv 2303.08112。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Three rows of the table on the left as lines: the class that the model answers with, the true one, and the one that is chosen. Where they cross, the model changes its mind.&lt;/p&gt;</source>
        <translation>&lt;p&gt;把左侧表中的三行画成曲线：模型预测的类别、真实的类别和所选的类别。曲线相交之处，就是模型改变主意的地方。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The same question asked of each patch’s token in place of the class token: the probability that the head would give to the chosen class after the selected layer, at the patch’s place in the image. The head has never learned to read patch tokens; all the more it tells where the class can be read.&lt;/p&gt;</source>
        <translation>&lt;p&gt;对每个图像块的词元（代替类别词元）作同样的读出：在所选的层之后，分类头会给所选类别的概率，显示在图像块于图像中的位置上。分类头从未学过读取图像块词元，正因如此，结果更能说明在哪里可以读出该类别。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Whose residual stream the head reads: that of the class token, as in the model, or that of the selected token, which you choose on the image.</source>
        <translation>分类头读取谁的残差流：像模型那样读取类别词元，或读取在图像上选中的词元。</translation>
    </message>
    <message>
        <source>&lt;p&gt;How many images of each true class (rows) the model takes for each class (columns). The diagonal holds what is right; all else are mistakes. The outlined cell is the selected image’s.&lt;/p&gt;&lt;p&gt;Counted over the test set, which training here never sees: so it says what to expect of new images. The predictions are made in the background, once for each model, and kept.&lt;/p&gt;&lt;p&gt;A click on a cell shows its images, and filters the gallery to them; another click takes that back.&lt;/p&gt;</source>
        <translation>&lt;p&gt;每个真实类别（行）的图像中，有多少被模型判为各个类别（列）。对角线上的预测正确，其余都是错误。框出的单元格是选中图像所在之处。&lt;/p&gt;&lt;p&gt;统计范围是测试集，这里的训练从不使用它，因此可由此估计模型在新图像上的表现。预测在后台进行，每个模型只需一次，结果会保留。&lt;/p&gt;&lt;p&gt;点击单元格可显示其中的图像，并在图像库中只保留它们；再次点击可撤销。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The diagonal is so much greater than all mistakes that these look alike beside it. “Mistakes” leaves it out, and the colours span the mistakes alone.</source>
        <translation>对角线上的数远大于所有错误，使各种错误看起来都一样。选择“错误”会略去对角线，颜色只覆盖错误的范围。</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;right / all&lt;/b&gt;, for the images of each true class, and for all of them: the diagonal of the matrix over the sum of its row (recall). With as many images of each class, the accuracy of the whole is the mean of the bars.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;正确数 / 总数&lt;/b&gt;，分别针对每个真实类别的图像和全部图像：矩阵对角线上的数除以所在行之和（召回率）。各类别图像数相同时，总准确率就是各条形的平均。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Images of the cell that is chosen in the matrix, or else of the selected image’s cell: those first of which the model is surest. A click selects an image on all pages.&lt;/p&gt;</source>
        <translation>&lt;p&gt;矩阵中所选单元格的图像；未选择时，则为选中图像所在单元格的图像。模型置信度最高的排在前面。点击一张图像，可在所有页面上选中它。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>PredictionPage</name>
    <message>
        <source>The head reads one token only: the class token, which has gathered from all patches in each layer.</source>
        <translation>分类头只读取一个词元：类别词元，它在每一层都从所有图像块汇集信息。</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>预测结果</translation>
    </message>
    <message>
        <source>Layer by layer</source>
        <translation>逐层读出</translation>
    </message>
    <message>
        <source>What the head would say if the network ended after each layer: the logit lens.</source>
        <translation>如果网络在每一层之后就结束，分类头会给出什么答案：logit lens。</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Each image that the model is asked about counts in one cell: true by predicted class.</source>
        <translation>每张被询问的图像计入一个单元格：真实类别对预测类别。</translation>
    </message>
</context>
<context>
    <name>PredictionsBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Predict the test set</source>
        <translation>预测测试集</translation>
    </message>
    <message>
        <source>In the background; a few seconds for 10,000 images</source>
        <translation>在后台进行；10,000 张图像只需几秒钟</translation>
    </message>
    <message>
        <source>What does this model say of all the other test images?</source>
        <translation>此模型对其余所有测试图像会如何预测？</translation>
    </message>
    <message>
        <source>The model is still being trained. When that ends, the whole test set can be predicted.</source>
        <translation>模型仍在训练。训练结束后，可以预测整个测试集。</translation>
    </message>
    <message>
        <source>Predicting the test set: {0} of {1} images</source>
        <translation>正在预测测试集：{0} / {1} 张图像</translation>
    </message>
    <message>
        <source>Predicting the test set…</source>
        <translation>正在预测测试集…</translation>
    </message>
    <message>
        <source>Progress of the predictions</source>
        <translation>预测进度</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Shared by all pictures of a kind</source>
        <translation>同类图片共用</translation>
    </message>
    <message>
        <source>Of each picture</source>
        <translation>每张图片各自</translation>
    </message>
    <message>
        <source>Fixed while things change</source>
        <translation>保持固定</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
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
        <source>Colours of magnitudes</source>
        <translation>大小值的配色</translation>
    </message>
    <message>
        <source>Colours of signed values</source>
        <translation>正负值的配色</translation>
    </message>
    <message>
        <source>Range of the colours</source>
        <translation>颜色的取值范围</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练运行</translation>
    </message>
    <message>
        <source>All of these colours can be told apart by colour-blind eyes. Choices are kept.</source>
        <translation>这些配色对色觉障碍者均可分辨。所作选择会被保留。</translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Tiny</source>
        <translation>微型</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>Notebook</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Accurate</source>
        <translation>高准确率</translation>
    </message>
    <message>
        <source>No positions</source>
        <translation>无位置嵌入</translation>
    </message>
    <message>
        <source>Learning rate × 10</source>
        <translation>学习率 × 10</translation>
    </message>
    <message>
        <source>One giant patch</source>
        <translation>单个巨型图像块</translation>
    </message>
    <message>
        <source>No warm-up</source>
        <translation>无预热</translation>
    </message>
    <message>
        <source>500 images</source>
        <translation>500 张图像</translation>
    </message>
    <message>
        <source>The shapes of “ViT line by line”: 4 patches and 8 numbers a token, small enough to follow by hand.</source>
        <translation>“逐行理解 ViT”中的形状：4 个图像块，每个词元 8 个数，小到可以手算。</translation>
    </message>
    <message>
        <source>16 patches and 3 layers: an epoch takes seconds, and attention can be watched as it forms.</source>
        <translation>16 个图像块、3 层：一轮只需数秒，可以看着注意力逐渐形成。</translation>
    </message>
    <message>
        <source>Wide, with 16 patches and 3 layers: past 90 % after a few minutes, for those who cannot wait.</source>
        <translation>较宽，16 个图像块、3 层：几分钟后超过 90 %，适合不愿等待的人。</translation>
    </message>
    <message>
        <source>The bundled model&apos;s shape, and a recipe by which it learns well within ten epochs.</source>
        <translation>内置模型的结构，以及能让它在十轮内学好的训练配方。</translation>
    </message>
    <message>
        <source>The bundled model&apos;s recipe: ninety epochs, stronger augmentation and averaged weights, for those who can wait.</source>
        <translation>内置模型的训练方案：90 轮、更强的数据增强和权重平均，适合愿意等待的人。</translation>
    </message>
    <message>
        <source>Attention sees a bag of patches: it learns which parts there are, but not where, and stays behind.</source>
        <translation>注意力看到的是一袋无序的图像块：能学到有哪些部分，却学不到在哪里，因此落后。</translation>
    </message>
    <message>
        <source>Steps ten times as long overshoot: the loss falls far slower than the default&apos;s, and stays behind.</source>
        <translation>步长大十倍会冲过头：损失下降得比默认方案慢得多，并一直落后。</translation>
    </message>
    <message>
        <source>AdamW, with long steps at once while all weights are random: the loss lags for hundreds of steps. Muon forgives it.</source>
        <translation>AdamW 在所有权重还是随机时就立刻迈大步：损失在数百步内都落后。Muon 则不受影响。</translation>
    </message>
    <message>
        <source>The whole image is one token: attention has nothing to compare, and what is left is a plain MLP.</source>
        <translation>整张图像是一个词元：注意力没有可比较的对象，只剩下普通的 MLP。</translation>
    </message>
    <message>
        <source>So few images are learned by heart: training nears 100 % while validation stays far below. It overfits.</source>
        <translation>图像太少，会被死记硬背：训练准确率接近 100%，验证准确率却远低于此，即过拟合。</translation>
    </message>
</context>
<context>
    <name>PresetBox</name>
    <message>
        <source>Known to fail</source>
        <translation>已知会失败</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
</context>
<context>
    <name>ProofStrip</name>
    <message>
        <source>Rounding</source>
        <translation>舍入</translation>
    </message>
    <message>
        <source>What rounding does to these sums, number by number</source>
        <translation>逐个数地查看舍入对这些和的影响</translation>
    </message>
    <message>
        <source>greatest |difference| {0} · allclose {1} (rtol 1e−5, atol 1e−6)</source>
        <translation>最大 |差值| {0} · allclose {1}（rtol 1e−5，atol 1e−6）</translation>
    </message>
    <message>
        <source>The proof is each model&apos;s own: this is {0}&apos;s.</source>
        <translation>这一验算因模型而异：这里是 {0} 的。</translation>
    </message>
    <message>
        <source>More than rounding explains: look for weights that are huge or not finite.</source>
        <translation>超出舍入误差所能解释的范围：请检查是否有过大或非有限的权重。</translation>
    </message>
    <message>
        <source>Rounded alike here; in another order the 7th digit may differ.</source>
        <translation>此处舍入结果相同；若求和顺序不同，第 7 位数字可能有差异。</translation>
    </message>
    <message>
        <source>Sums are taken in another order; float32 has about 7 digits.</source>
        <translation>求和顺序不同；float32 约有 7 位有效数字。</translation>
    </message>
</context>
<context>
    <name>QuerySection</name>
    <message>
        <source>Every key of the query</source>
        <translation>此查询的所有键</translation>
    </message>
    <message>
        <source>The selected key, number by number</source>
        <translation>逐个数地查看选中的键</translation>
    </message>
    <message>
        <source>Heads merged have no q, k and v of their own: this is head 1.</source>
        <translation>合并后的头没有自己的 q、k 和 v：这里显示头 1。</translation>
    </message>
    <message>
        <source>softmax(q·kᵀ / √D_h)·v for one query, step by step.</source>
        <translation>针对一个查询，逐步计算 softmax(q·kᵀ / √D_h)·v。</translation>
    </message>
    <message>
        <source>shared by all heads, q·k by this head&apos;s queries</source>
        <translation>所有头共用，q·k 由此头的所有查询共用</translation>
    </message>
    <message>
        <source>A row is a key; in each step, A&apos;s number less B&apos;s. Range: {0}.</source>
        <translation>每行是一个键；每一步都是 A 的数减去 B 的数。范围：{0}。</translation>
    </message>
    <message>
        <source>A row is a key. Range: {0}. Why exp: it makes every weight positive, and their sum makes them shares of 1.</source>
        <translation>每行是一个键。范围：{0}。为何取 exp：它使每个权重为正，再除以总和便成为 1 的份额。</translation>
    </message>
    <message>
        <source>query {0} → key {1}</source>
        <translation>查询 {0} → 键 {1}</translation>
    </message>
    <message>
        <source>query {0} → key {1}: A&apos;s numbers less B&apos;s. The way to the weight is each model&apos;s own.</source>
        <translation>查询 {0} → 键 {1}：A 的数减去 B 的数。得到权重的过程是每个模型各自的。</translation>
    </message>
    <message>
        <source>weight × v</source>
        <translation>权重 × v</translation>
    </message>
    <message>
        <source>scaled</source>
        <translation>缩放后</translation>
    </message>
    <message>
        <source>+ bias</source>
        <translation>+ 偏置</translation>
    </message>
    <message>
        <source>score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>exp(score − greatest)</source>
        <translation>exp(分数 − 最大值)</translation>
    </message>
    <message>
        <source>exp</source>
        <translation>exp</translation>
    </message>
    <message>
        <source>÷ Σ of all</source>
        <translation>÷ 总和 Σ</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>One row of softmax(q·kᵀ / √D&lt;sub&gt;h&lt;/sub&gt;)·v (equations 5 to 7 of the paper). From left to right: the head&apos;s queries with the selected one framed; its keys; q·k of each key; the same divided by √D&lt;sub&gt;h&lt;/sub&gt;, which keeps scores of long vectors from growing; exp(score − greatest score), where taking the greatest away changes no share and keeps exp from overflowing; the weights, shares of their sum; the values, and below them Σ weight · v, what the head hands on for this token. A click in q chooses the query, elsewhere the key.</source>
        <translation>softmax(q·kᵀ / √D&lt;sub&gt;h&lt;/sub&gt;)·v 中的一行（论文公式 5 至 7）。从左到右：该头的所有查询，选中的已框出；所有键；各键的 q·k；再除以 √D&lt;sub&gt;h&lt;/sub&gt;，以免向量越长分数越大；exp(分数 − 最大分数)，减去最大值不改变份额，又避免 exp 溢出；权重，即占总和的份额；值，其下是 Σ 权重 · v，即该头为此词元输出的结果。在 q 中点击选择查询，在别处点击选择键。</translation>
    </message>
    <message>
        <source>The dot product of the query with the selected key, as D&lt;sub&gt;h&lt;/sub&gt; products and their sum, and the way from there to the weight; then the key&apos;s value, and the part of it that goes into the weighted sum. The sums are made of the numbers of the trace and agree with attn_scores to the precision of float32.</source>
        <translation>查询与选中的键的点积，写成 D&lt;sub&gt;h&lt;/sub&gt; 个乘积及其总和，以及由此得到权重的过程；然后是该键的值，以及其中进入加权和的部分。这些总和由前向过程中的数值重新算出，与 attn_scores 在 float32 精度内一致。</translation>
    </message>
    <message>
        <source>q, k, their products, v and its part</source>
        <translation>q、k、二者的乘积、v 及其贡献</translation>
    </message>
</context>
<context>
    <name>QueryStepsView</name>
    <message>
        <source>Σ {0}</source>
        <translation>Σ {0}</translation>
    </message>
    <message>
        <source>+ bias</source>
        <translation>+ 偏置</translation>
    </message>
    <message>
        <source>exp</source>
        <translation>exp</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>colours of q and k</source>
        <translation>q 和 k 的颜色</translation>
    </message>
    <message>
        <source>colours of v</source>
        <translation>v 的颜色</translation>
    </message>
    <message>
        <source>q of the query</source>
        <translation>查询的 q</translation>
    </message>
    <message>
        <source>Σ weight · v</source>
        <translation>Σ 权重 · v</translation>
    </message>
    <message>
        <source>q·k of {0}</source>
        <translation>{0} 的 q·k</translation>
    </message>
    <message>
        <source>q·k / √D_h of {0}</source>
        <translation>{0} 的 q·k / √D_h</translation>
    </message>
    <message>
        <source>bias of {0}</source>
        <translation>{0} 的偏置</translation>
    </message>
    <message>
        <source>exp(score − greatest) of {0}</source>
        <translation>{0} 的 exp(分数 − 最大值)</translation>
    </message>
    <message>
        <source>weight of {0}</source>
        <translation>{0} 的权重</translation>
    </message>
    <message>
        <source>Queries of the head</source>
        <translation>该头的查询</translation>
    </message>
    <message>
        <source>Keys of the head</source>
        <translation>该头的键</translation>
    </message>
    <message>
        <source>Values of the head</source>
        <translation>该头的值</translation>
    </message>
    <message>
        <source>Dot products</source>
        <translation>点积</translation>
    </message>
    <message>
        <source>Scaled dot products</source>
        <translation>缩放后的点积</translation>
    </message>
    <message>
        <source>Bias of relative positions</source>
        <translation>相对位置的偏置</translation>
    </message>
    <message>
        <source>Exponentials</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>The query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Weighted sum of the values</source>
        <translation>值的加权和</translation>
    </message>
    <message>
        <source>{0}, dimension {1} · {2}</source>
        <translation>{0}，维度 {1} · {2}</translation>
    </message>
    <message>
        <source>{0}, dimension {1}</source>
        <translation>{0}，维度 {1}</translation>
    </message>
</context>
<context>
    <name>RankingView</name>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>RecipeSummary</name>
    <message>
        <source>“{0}”, changed in {1} settings.</source>
        <translation>“{0}”，已更改 {1} 项设置。</translation>
    </message>
    <message>
        <source>“{0}”, changed in: {1}.</source>
        <translation>“{0}”，已更改：{1}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>RestoreFigure</name>
    <message>
        <source>Saved by ViT Studio ({0})</source>
        <translation>由 ViT Studio 保存 ({0})</translation>
    </message>
    <message>
        <source>Open figure</source>
        <translation>打开图表</translation>
    </message>
</context>
<context>
    <name>RolloutSection</name>
    <message>
        <source>Class token</source>
        <translation>类别词元</translation>
    </message>
    <message>
        <source>Selected token</source>
        <translation>选中的词元</translation>
    </message>
    <message>
        <source>What has reached it</source>
        <translation>汇入其中的信息</translation>
    </message>
    <message>
        <source>Each layer</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>注意力累积</translation>
    </message>
    <message>
        <source>shared by all layers</source>
        <translation>所有层共用</translation>
    </message>
    <message>
        <source>shared by all layers, cut below peak {0}</source>
        <translation>所有层共用，截断（峰值 {0}）</translation>
    </message>
    <message>
        <source>All {0} rows of all {1} layers sum to 1: the greatest |Σ − 1| is {2}.</source>
        <translation>全部 {1} 层中，每层 {0} 行之和均为 1：最大的 |Σ − 1| 为 {2}。</translation>
    </message>
    <message>
        <source>All {0} rows of all {1} layers sum to 1 in A and in B, so to 0 here: the greatest |Σ| is {2}.</source>
        <translation>在 A 和 B 中，全部 {1} 层里每层 {0} 行之和均为 1，因此这里为 0：最大的 |Σ| 为 {2}。</translation>
    </message>
    <message>
        <source>From z₀ into {0}, by the end of {1}.</source>
        <translation>从 z₀ 汇入{0}，截至{1}。</translation>
    </message>
    <message>
        <source>as in the matrix</source>
        <translation>与矩阵相同</translation>
    </message>
    <message>
        <source>Why add the identity: the shortcut carries each token past the attention unchanged, so half of what comes out is what went in.</source>
        <translation>为何加上单位矩阵：残差连接让每个词元绕过注意力原样通过，因此输出的一半就是输入。</translation>
    </message>
    <message>
        <source>The sum of each row of the rollout less 1, at its worst: rounding in float32, and nothing else.</source>
        <translation>注意力累积各行之和与 1 的最大偏差：只是 float32 的舍入误差。</translation>
    </message>
    <message>
        <source>Attention multiplied through the layers: how much of each patch has reached a token so far.</source>
        <translation>逐层相乘的注意力：到目前为止，每个图像块有多少汇入了一个词元。</translation>
    </message>
    <message>
        <source>What has reached the class token, which the head reads: figure 6 of the paper.</source>
        <translation>汇入类别词元的信息，分类头读取的正是它：见论文图 6。</translation>
    </message>
    <message>
        <source>What has reached the selected token.</source>
        <translation>汇入选中词元的信息。</translation>
    </message>
    <message>
        <source>token now</source>
        <translation>当前词元</translation>
    </message>
    <message>
        <source>token of z₀</source>
        <translation>z₀ 的词元</translation>
    </message>
    <message>
        <source>Row: token after the layer, column: token of z₀.</source>
        <translation>行：该层之后的词元；列：z₀ 的词元。</translation>
    </message>
    <message>
        <source>R&lt;sub&gt;l&lt;/sub&gt; = (½·A&lt;sub&gt;l&lt;/sub&gt; + ½·I) · R&lt;sub&gt;l−1&lt;/sub&gt;, R&lt;sub&gt;0&lt;/sub&gt; = I, with A&lt;sub&gt;l&lt;/sub&gt; the merged heads of layer l, rows scaled to sum to 1 (Abnar &amp; Zuidema 2020; figure 6 and D.8 of the paper). </source>
        <translation>R&lt;sub&gt;l&lt;/sub&gt; = (½·A&lt;sub&gt;l&lt;/sub&gt; + ½·I) · R&lt;sub&gt;l−1&lt;/sub&gt;，R&lt;sub&gt;0&lt;/sub&gt; = I，其中 A&lt;sub&gt;l&lt;/sub&gt; 是第 l 层合并后的注意力头，每行经缩放使其和为 1（attention rollout，Abnar &amp; Zuidema 2020；见论文图 6 和附录 D.8）。</translation>
    </message>
    <message>
        <source>Rollout follows the attention alone: values, projections and MLPs are left out, so it says where information could have come from, not what it did.</source>
        <translation>注意力累积只追踪注意力：不考虑值、投影和 MLP，因此它说明信息可能来自哪里，而不是信息起了什么作用。</translation>
    </message>
    <message>
        <source>A row of the rollout over the image; the large picture is after the selected layer, the last one at first.</source>
        <translation>累积矩阵的一行，叠加在图像上；大图为所选层之后的结果，初始为最后一层。</translation>
    </message>
    <message>
        <source>A click chooses one.</source>
        <translation>点击可选择其一。</translation>
    </message>
    <message>
        <source>The same after each layer.</source>
        <translation>每层之后的同一张图。</translation>
    </message>
    <message>
        <source>The same row of the rollout after each layer: from the first layer&apos;s own attention to what is gathered in the end.</source>
        <translation>累积矩阵的同一行在每层之后的样子：从第一层自身的注意力，到最终汇集的全部。</translation>
    </message>
    <message>
        <source>into {0} ← from {1} of z₀</source>
        <translation>汇入{0} ← 来自 z₀ 的{1}</translation>
    </message>
</context>
<context>
    <name>RoundingSection</name>
    <message>
        <source>The class token is no patch: choose one with the arrow keys.</source>
        <translation>类别词元不是图像块：请用方向键选择一个图像块。</translation>
    </message>
    <message>
        <source>No three products in a row of this sum depend on their grouping: choose another cell.</source>
        <translation>这个和中没有任何三个相邻的乘积会因结合方式不同而得到不同结果：请选择其他单元格。</translation>
    </message>
    <message>
        <source>All {0} numbers are equal, bit for bit.</source>
        <translation>全部 {0} 个数逐位相等。</translation>
    </message>
    <message>
        <source>{0} of {1} numbers differ, by {2} at most.</source>
        <translation>{1} 个数中有 {0} 个不同，最多相差 {2}。</translation>
    </message>
    <message>
        <source>shared by all three</source>
        <translation>三者共用</translation>
    </message>
    <message>
        <source>({0} + {1}) + {2} = {3}</source>
        <translation>({0} + {1}) + {2} = {3}</translation>
    </message>
    <message>
        <source>{0} + ({1} + {2}) = {3}</source>
        <translation>{0} + ({1} + {2}) = {3}</translation>
    </message>
    <message>
        <source>Three products of the selected sum in float32: the two results are {0} apart.</source>
        <translation>所选的和中的三个乘积，以 float32 相加：两个结果相差 {0}。</translation>
    </message>
    <message>
        <source>Convolution − product</source>
        <translation>卷积 − 乘积</translation>
    </message>
    <message>
        <source>Reversed − product</source>
        <translation>反序 − 乘积</translation>
    </message>
    <message>
        <source>Product − float64</source>
        <translation>乘积 − float64</translation>
    </message>
    <message>
        <source>patch</source>
        <translation>图像块</translation>
    </message>
    <message>
        <source>dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Addition in float32 is not associative</source>
        <translation>float32 加法不满足结合律</translation>
    </message>
</context>
<context>
    <name>RowBarsView</name>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
</context>
<context>
    <name>RowLengthsView</name>
    <message>
        <source>Lengths of the rows</source>
        <translation>各行的长度</translation>
    </message>
    <message>
        <source>length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
</context>
<context>
    <name>RowTableView</name>
    <message>
        <source>dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Table of positions</source>
        <translation>位置嵌入表</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>Add run…</source>
        <translation>添加运行…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练运行</translation>
    </message>
    <message>
        <source>The runs whose curves are laid over each other. A tick shows a run; the chosen one is told in the legends and by class. F2 or a double click renames it, Delete takes it away: its folder stays.</source>
        <translation>曲线相互叠加的训练运行。勾选即显示该运行；图例和按类别的图说明选中的运行。按 F2 或双击可重命名，按 Delete 可移除：其文件夹会保留。</translation>
    </message>
    <message>
        <source>Lay the curves of a run folder over these</source>
        <translation>将运行文件夹中的曲线叠加到这里</translation>
    </message>
    <message>
        <source>Take the chosen run out of this list; its folder stays as it is</source>
        <translation>将选中的运行移出列表；其文件夹保持不变</translation>
    </message>
    <message>
        <source>Each training comes here, to be laid over others; so does the folder of an earlier run.</source>
        <translation>每次训练都会列在这里，可与其他训练叠放；较早训练的文件夹也可添加到这里。</translation>
    </message>
    <message>
        <source>written by another process</source>
        <translation>正由另一个进程写入</translation>
    </message>
</context>
<context>
    <name>RunShelf</name>
    <message>
        <source>training {0}</source>
        <translation>训练 {0}</translation>
    </message>
    <message>
        <source>seed {0}</source>
        <translation>种子 {0}</translation>
    </message>
</context>
<context>
    <name>RunsFolder</name>
    <message>
        <source>Folder of the runs</source>
        <translation>训练运行的文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Keep the trainings that begin from now on in another folder</source>
        <translation>将此后开始的训练保存到另一个文件夹</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Keep them among your documents again</source>
        <translation>重新保存到您的文档中</translation>
    </message>
    <message>
        <source>The variable VIT_STUDIO_RUNS names this folder, and outweighs a choice made here.</source>
        <translation>此文件夹由环境变量 VIT_STUDIO_RUNS 指定，优先于此处的选择。</translation>
    </message>
</context>
<context>
    <name>SaveTimeline</name>
    <message>
        <source>Saving the training: {0}</source>
        <translation>正在保存训练过程：{0}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save the training</source>
        <translation>保存训练过程</translation>
    </message>
</context>
<context>
    <name>Scale</name>
    <message>
        <source>range of this view</source>
        <translation>当前视图的范围</translation>
    </message>
    <message>
        <source>fixed range</source>
        <translation>固定范围</translation>
    </message>
</context>
<context>
    <name>ScaleSwitch</name>
    <message>
        <source>Scale</source>
        <translation>标尺</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>共用</translation>
    </message>
    <message>
        <source>This view</source>
        <translation>当前视图</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>One range of colours for all pictures of a kind, such as all heads: they can be compared.</source>
        <translation>同类的所有图（例如所有头）使用同一颜色范围：可以相互比较。</translation>
    </message>
    <message>
        <source>Each picture spans its own range: it shows most, and can be compared with nothing.</source>
        <translation>每张图使用各自的范围：细节最清楚，但不能与其他图比较。</translation>
    </message>
    <message>
        <source>The range stays as it is while images, layers, heads and moments change.</source>
        <translation>切换图像、层、头和时刻时，范围保持不变。</translation>
    </message>
    <message>
        <source>What range of values the colours span: {0}</source>
        <translation>颜色所覆盖的取值范围：{0}</translation>
    </message>
</context>
<context>
    <name>SelectionTab</name>
    <message>
        <source>Show its code</source>
        <translation>查看代码</translation>
    </message>
    <message>
        <source>The selected patch</source>
        <translation>选中的图像块</translation>
    </message>
    <message>
        <source>The pixels of the selected patch, from 0 (black) to 255 (white).</source>
        <translation>选中图像块的像素，从 0（黑）到 255（白）。</translation>
    </message>
    <message>
        <source>What this page&apos;s tensors hold for what is selected. The mouse tells the code of each number.</source>
        <translation>此页的张量中与当前选择对应的数值。将鼠标指向一个数，可查看其代码。</translation>
    </message>
    <message>
        <source>The lines of the model that compute what this page shows</source>
        <translation>计算此页内容的模型代码</translation>
    </message>
    <message>
        <source>Dimension {0} of {1}</source>
        <translation>第 {0} / {1} 维</translation>
    </message>
    <message>
        <source>{0}: the selection in numbers</source>
        <translation>{0}：所选内容的数值</translation>
    </message>
    <message>
        <source>{0}: the selection in numbers, A − B</source>
        <translation>{0}：所选内容的数值，A − B</translation>
    </message>
    <message>
        <source>{0}: what is seen</source>
        <translation>{0}：所见内容</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>as needed</source>
        <translation>按需</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} 至 {1}</translation>
    </message>
    <message>
        <source>left to right</source>
        <translation>左右镜像</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>图像大小</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>Patch size</source>
        <translation>图像块大小</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>头数</translation>
    </message>
    <message>
        <source>MLP ratio</source>
        <translation>MLP 倍率</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>位置嵌入</translation>
    </message>
    <message>
        <source>Rows of the position table</source>
        <translation>位置嵌入表行数</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout 比例</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批次大小</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Lowest learning rate</source>
        <translation>最低学习率</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>Mirroring</source>
        <translation>水平翻转</translation>
    </message>
    <message>
        <source>Shifting</source>
        <translation>随机平移</translation>
    </message>
    <message>
        <source>Random erasing</source>
        <translation>随机擦除</translation>
    </message>
    <message>
        <source>Mixup</source>
        <translation>Mixup 强度</translation>
    </message>
    <message>
        <source>Stochastic depth</source>
        <translation>随机深度</translation>
    </message>
    <message>
        <source>Averaged weights</source>
        <translation>权重滑动平均</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>训练图像数</translation>
    </message>
    <message>
        <source>Validation images</source>
        <translation>验证图像数</translation>
    </message>
    <message>
        <source>Images of the training curve</source>
        <translation>训练曲线图像数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Room for snapshots</source>
        <translation>快照空间</translation>
    </message>
    <message>
        <source>Side of an image; it follows from the images that are loaded.</source>
        <translation>图像的边长；由已加载的图像决定。</translation>
    </message>
    <message>
        <source>Colours of a pixel; it follows from the images: grey ones have 1.</source>
        <translation>像素的颜色通道数；由图像决定：灰度图为 1。</translation>
    </message>
    <message>
        <source>What there is to tell apart; it follows from the images.</source>
        <translation>要区分的类别数；由图像决定。</translation>
    </message>
    <message>
        <source>Side of a patch, of those that divide the images. Small patches see more and cost far more.</source>
        <translation>图像块的边长，从能整除图像边长的值中选择。图像块越小，看得越细，代价也高得多。</translation>
    </message>
    <message>
        <source>Length of a token, the same in all layers. The number of heads must divide it.</source>
        <translation>词元的长度，所有层相同。必须能被头数整除。</translation>
    </message>
    <message>
        <source>Blocks of attention and MLP, one after the other.</source>
        <translation>依次相接的块数，每块由注意力和 MLP 组成。</translation>
    </message>
    <message>
        <source>Attentions side by side in each layer; they share the width, and need about 16 numbers each.</source>
        <translation>每层中并行的注意力头数；它们平分宽度，每个头大约需要 16 个数。</translation>
    </message>
    <message>
        <source>Width of the MLP&apos;s hidden layer, as a multiple of the token&apos;s; 2 or 4.</source>
        <translation>MLP 隐藏层的宽度，以词元宽度的倍数表示；2 或 4。</translation>
    </message>
    <message>
        <source>How the model tells places apart. The Tokens page compares the kinds; paper, appendix D.4.</source>
        <translation>模型如何区分位置。“词元”页面对各种类型作了比较；见论文附录 D.4。</translation>
    </message>
    <message>
        <source>Learned 1-D positions alone: a table that is longer than the sequence has rows nobody uses.</source>
        <translation>仅用于可学习一维位置嵌入：表比序列长时，多出的行无人使用。</translation>
    </message>
    <message>
        <source>Share of the activations that each step leaves out, against learning by heart; 0 is off.</source>
        <translation>每一步随机丢弃的激活值比例，防止死记硬背；0 为关闭。</translation>
    </message>
    <message>
        <source>What computes. Only what this machine has and torch can use is offered.</source>
        <translation>执行计算的设备。只列出本机具备且 torch 可用的设备。</translation>
    </message>
    <message>
        <source>Disk space for the moments that a run keeps: more often early, when most is learned, than late. The first and the last are always kept.</source>
        <translation>运行为保留各时刻所用的磁盘空间：早期学得最多，保留得较密，后期较疏。第一个和最后一个始终保留。</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>of the activations</source>
        <translation>激活值占比</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
</context>
<context>
    <name>SimilaritySection</name>
    <message>
        <source>This model adds nothing for a place: there is nothing to compare.</source>
        <translation>此模型不为位置加上任何内容：没有可比较的对象。</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Its position is zeros: without direction, like nothing.</source>
        <translation>它的位置嵌入全为零：没有方向，与任何位置都不相似。</translation>
    </message>
    <message>
        <source>From {0}</source>
        <translation>从 {0}</translation>
    </message>
    <message>
        <source>To each patch. To the class token: {0}</source>
        <translation>到每个图像块。到类别词元：{0}</translation>
    </message>
    <message>
        <source>all layers and heads</source>
        <translation>所有层和头</translation>
    </message>
    <message>
        <source>shared, itself left out</source>
        <translation>共用，不含自身</translation>
    </message>
    <message>
        <source>The selected token and all patches</source>
        <translation>选中的词元与所有图像块</translation>
    </message>
    <message>
        <source>The class token and all patches</source>
        <translation>类别词元与所有图像块</translation>
    </message>
    <message>
        <source>Cosine similarity of positions</source>
        <translation>位置嵌入的余弦相似度</translation>
    </message>
    <message>
        <source>The tile at a place: how alike its position is to that of each patch.</source>
        <translation>各位置上的小图：该处的位置嵌入与每个图像块的位置嵌入有多相似。</translation>
    </message>
    <message>
        <source>cos(p, p′) = p·p′ / (|p| |p′|) for the rows p of E_pos, of each patch with all patches: figure 7 (centre) of the paper. Near patches come out alike; patches of one row or column often do as well, though nobody told the model of rows and columns. Each is like itself: 1.</source>
        <translation>cos(p, p′) = p·p′ / (|p| |p′|)，p 为 E_pos 的行，计算每个图像块与所有图像块的相似度：见论文图 7（中）。相邻的图像块彼此相似；同一行或同一列的图像块往往也相似，尽管没有人告诉模型行和列的存在。每个图像块与自身的相似度为 1。</translation>
    </message>
    <message>
        <source>The selected token’s row of the cosine similarities, laid out as the image is: its tile, enlarged.</source>
        <translation>选中词元与各图像块的余弦相似度，按图像排列：即其小图的放大。</translation>
    </message>
    <message>
        <source>Class token</source>
        <translation>类别词元</translation>
    </message>
    <message>
        <source>The class token stands nowhere in the image: how alike its position is to that of each patch.</source>
        <translation>类别词元在图像中没有位置：它的位置嵌入与每个图像块的位置嵌入有多相似。</translation>
    </message>
    <message>
        <source>Bias of relative positions</source>
        <translation>相对位置的偏置</translation>
    </message>
    <message>
        <source>The tile at a place: what that query adds to its score for each patch.</source>
        <translation>各位置上的小图：该处的查询为每个图像块的分数加上多少。</translation>
    </message>
    <message>
        <source>q · r / √D_h: the query times the learned key r of the offset (rows and columns from query to key), added to q · k / √D_h before the softmax. It differs from image to image, for the query is the image&apos;s. Paper, appendix D.4, relative positional embeddings.</source>
        <translation>q · r / √D_h：查询乘以偏移（从查询到键的行数和列数）所对应的、学习得到的键 r，在 softmax 之前加到 q · k / √D_h 上。它随图像而变，因为查询来自图像。见论文附录 D.4，相对位置嵌入。</translation>
    </message>
    <message>
        <source>The selected query’s biases, laid out as the image is: its tile, enlarged.</source>
        <translation>选中查询的偏置，按图像排列：即其小图的放大。</translation>
    </message>
    <message>
        <source>The bias of the class token’s query: one learned key serves for all patches, so all are the same.</source>
        <translation>类别词元的查询的偏置：所有图像块共用一个学习得到的键，因此数值都相同。</translation>
    </message>
</context>
<context>
    <name>SizeButtons</name>
    <message>
        <source>Small thumbnails</source>
        <translation>小缩略图</translation>
    </message>
    <message>
        <source>Medium thumbnails</source>
        <translation>中缩略图</translation>
    </message>
    <message>
        <source>Large thumbnails</source>
        <translation>大缩略图</translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation>缩略图大小</translation>
    </message>
    <message>
        <source>How large the thumbnails are; this is remembered.</source>
        <translation>缩略图的大小；此设置会被记住。</translation>
    </message>
</context>
<context>
    <name>SoftmaxView</name>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>logit z</source>
        <translation>logit z</translation>
    </message>
    <message>
        <source>÷ sum = probability</source>
        <translation>÷ 总和 = 概率</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>sum {0}</source>
        <translation>总和 {0}</translation>
    </message>
    <message>
        <source>z − max</source>
        <translation>z − max</translation>
    </message>
    <message>
        <source>exp(z − max)</source>
        <translation>exp(z − max)</translation>
    </message>
    <message>
        <source>Softmax, step by step</source>
        <translation>逐步计算 softmax</translation>
    </message>
    <message>
        <source>{0}: logit {1}, minus the greatest {2}, exponential {3}, probability {4}</source>
        <translation>{0}：logit {1}，减最大值后 {2}，指数 {3}，概率 {4}</translation>
    </message>
    <message>
        <source>{0} (true)</source>
        <translation>{0}（真实标签）</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Patches</source>
        <translation>图像块</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>The image x of C × H × W numbers: grey values from 0 to 255, moved and scaled for the model.</source>
        <translation>由 C × H × W 个数组成的图像 x：0 到 255 的灰度值，经平移和缩放后输入模型。</translation>
    </message>
    <message>
        <source>The image cut into N = H·W / P² squares of P × P pixels, each laid out as one row of a matrix of N × C·P². Paper, section 3.1.</source>
        <translation>将图像切成 N = H·W / P² 个 P × P 像素的方块，每块展开为 N × C·P² 矩阵的一行。见论文第 3.1 节。</translation>
    </message>
    <message>
        <source>Each row times the matrix E, plus a bias, is a token of D numbers. A convolution with kernels of P × P in steps of P does the same. Paper, equation 1.</source>
        <translation>每一行乘以矩阵 E 再加上偏置，得到由 D 个数组成的词元。用 P × P 的卷积核、步幅为 P 的卷积结果相同。见论文公式 1。</translation>
    </message>
    <message>
        <source>The class token is put in front, and each place adds a vector of its own: z₀ = [x_class; x_p E] + E_pos. Paper, equation 1.</source>
        <translation>在最前面放入类别词元，每个位置再加上各自的向量：z₀ = [x_class; x_p E] + E_pos。见论文公式 1。</translation>
    </message>
    <message>
        <source>In each layer the tokens look at each other in several heads, then each passes an MLP: z′ = MSA(LN(z)) + z, and z = MLP(LN(z′)) + z′. Paper, equations 2 and 3.</source>
        <translation>在每一层中，词元通过多个头互相关注，然后各自经过一个 MLP：z′ = MSA(LN(z)) + z，z = MLP(LN(z′)) + z′。见论文公式 2 和 3。</translation>
    </message>
    <message>
        <source>The class token after the last layer, normalised, times the head: one logit for each class. Paper, equation 4.</source>
        <translation>最后一层之后的类别词元，经归一化后乘以分类头：每个类别得到一个 logit。见论文公式 4。</translation>
    </message>
</context>
<context>
    <name>StageButton</name>
    <message>
        <source>{0}, shape {1}</source>
        <translation>{0}，形状 {1}</translation>
    </message>
    <message>
        <source>{0}  {1}
Alt+{2}</source>
        <translation>{0}  {1}
Alt+{2}</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Opening the model…</source>
        <translation>正在打开模型…</translation>
    </message>
    <message>
        <source>Reading the images…</source>
        <translation>正在读取图像…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>trained on other images: {0}</source>
        <translation>用其他图像训练：{0}</translation>
    </message>
    <message>
        <source>A {0}, B {1}</source>
        <translation>A {0}，B {1}</translation>
    </message>
    <message>
        <source>predicted {0} {1}</source>
        <translation>预测：{0} {1}</translation>
    </message>
    <message>
        <source>ViT {0} parameters</source>
        <translation>ViT {0} 参数</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>after {0} training steps</source>
        <translation>已训练 {0} 步</translation>
    </message>
</context>
<context>
    <name>StepChain</name>
    <message>
        <source>tensor or step</source>
        <translation>张量或步骤</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>number or step</source>
        <translation>数值或步骤</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>StreamSection</name>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Likeness</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>after layer</source>
        <translation>经过层数</translation>
    </message>
    <message>
        <source>Length of each token</source>
        <translation>各词元的长度</translation>
    </message>
    <message>
        <source>token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Over the image</source>
        <translation>叠加到图像上</translation>
    </message>
    <message>
        <source>Image and a number of each token</source>
        <translation>图像及各词元的一个数</translation>
    </message>
    <message>
        <source>The selected token</source>
        <translation>选中的词元</translation>
    </message>
    <message>
        <source>dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>What a layer adds to it</source>
        <translation>每层为它加上的量</translation>
    </message>
    <message>
        <source>all layers and tokens</source>
        <translation>所有层和词元</translation>
    </message>
    <message>
        <source>cosine, −1 to 1</source>
        <translation>余弦，−1 至 1</translation>
    </message>
    <message>
        <source>all tokens of the layer</source>
        <translation>该层的所有词元</translation>
    </message>
    <message>
        <source>stream after it</source>
        <translation>此层之后的残差流</translation>
    </message>
    <message>
        <source>Cosine of each patch&apos;s token with {0}.</source>
        <translation>每个图像块词元与{0}的余弦。</translation>
    </message>
    <message>
        <source>Length of each patch&apos;s token after {0}.</source>
        <translation>{0}之后每个图像块词元的长度。</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>MLP</source>
        <translation>MLP</translation>
    </message>
    <message>
        <source>In layer {0}: attention adds {1}, the MLP {2}, to a stream of {3}.</source>
        <translation>第 {0} 层：注意力加上 {1}，MLP 加上 {2}，残差流为 {3}。</translation>
    </message>
    <message>
        <source>{0} in z₀, before the first layer</source>
        <translation>z₀ 中的{0}，第一层之前</translation>
    </message>
    <message>
        <source>{0} after {1}</source>
        <translation>{0}，{1}之后</translation>
    </message>
    <message>
        <source>{0}, dimension {1}</source>
        <translation>{0}，维度 {1}</translation>
    </message>
    <message>
        <source>The residual stream: attention and MLP read each token, and add what they made of it.</source>
        <translation>残差流：注意力和 MLP 读取每个词元，再把各自的结果加回去。</translation>
    </message>
    <message>
        <source>‖z‖ of each token after each layer; 0 is z₀.</source>
        <translation>每层之后各词元的 ‖z‖；0 为 z₀。</translation>
    </message>
    <message>
        <source>A click selects both.</source>
        <translation>点击可同时选中两者。</translation>
    </message>
    <message>
        <source>‖z&lt;sub&gt;l&lt;/sub&gt;‖, the Euclidean length of each token&apos;s D numbers. z′&lt;sub&gt;l&lt;/sub&gt; = MSA(LN(z&lt;sub&gt;l−1&lt;/sub&gt;)) + z&lt;sub&gt;l−1&lt;/sub&gt; and z&lt;sub&gt;l&lt;/sub&gt; = MLP(LN(z′&lt;sub&gt;l&lt;/sub&gt;)) + z′&lt;sub&gt;l&lt;/sub&gt; (equations 2 and 3 of the paper): nothing is ever taken out, so tokens tend to grow. Patches of little content with tokens of great length are the artefacts of “Vision Transformers Need Registers” (arXiv 2309.16588).</source>
        <translation>‖z&lt;sub&gt;l&lt;/sub&gt;‖ 是每个词元 D 个数值的欧氏长度。z′&lt;sub&gt;l&lt;/sub&gt; = MSA(LN(z&lt;sub&gt;l−1&lt;/sub&gt;)) + z&lt;sub&gt;l−1&lt;/sub&gt;，z&lt;sub&gt;l&lt;/sub&gt; = MLP(LN(z′&lt;sub&gt;l&lt;/sub&gt;)) + z′&lt;sub&gt;l&lt;/sub&gt;（论文公式 2 和 3）：只加不减，因此词元往往越来越长。内容很少而词元很长的图像块，就是《Vision Transformers Need Registers》（arXiv 2309.16588）所说的伪影。</translation>
    </message>
    <message>
        <source>Length: ‖z‖ of each patch&apos;s token after the selected layer. Likeness: the cosine of the angle between each patch&apos;s token and the selected one, z·z′ / (‖z‖·‖z′‖), from −1 (opposite) over 0 (nothing in common) to 1 (the same direction). A click selects a patch.</source>
        <translation>长度：选中的层之后各图像块词元的 ‖z‖。相似度：各图像块词元与选中词元夹角的余弦 z·z′ / (‖z‖·‖z′‖)，从 −1（方向相反）经 0（毫无共同之处）到 1（方向相同）。点击可选中图像块。</translation>
    </message>
    <message>
        <source>The D numbers of the selected token: a row after each layer, row 0 is z₀. A dimension that stays the same from row to row is carried on by the shortcut. A click selects layer and dimension.</source>
        <translation>选中词元的 D 个数值：每层之后一行，第 0 行是 z₀。逐行不变的维度由残差连接原样传递。点击可选中层和维度。</translation>
    </message>
    <message>
        <source>Lengths of what the attention and the MLP of each layer add to the selected token (equations 2 and 3 of the paper), against the length of the stream itself. What is short beside the stream changes it little.</source>
        <translation>每层的注意力和 MLP 为选中词元所加内容的长度（论文公式 2 和 3），与残差流自身的长度相比。相对残差流很短的内容对它改变甚微。</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Lengths of the stream and of what is added to it</source>
        <translation>残差流的长度及所加内容的长度</translation>
    </message>
    <message>
        <source>How long each patch&apos;s token is after the selected layer.</source>
        <translation>选中的层之后各图像块词元的长度。</translation>
    </message>
    <message>
        <source>How alike each patch&apos;s token is to the selected one: the cosine of the angle between them.</source>
        <translation>各图像块词元与选中词元的相似程度：二者夹角的余弦。</translation>
    </message>
</context>
<context>
    <name>StudyOffer</name>
    <message>
        <source>Compare by training…</source>
        <translation>通过训练比较…</translation>
    </message>
    <message>
        <source>Which kind learns best? Train them alike, with several seeds, beside table 8 of the paper.</source>
        <translation>哪种类型学得最好？用多个种子以相同方式训练，并与论文表 8 对照。</translation>
    </message>
    <message>
        <source>Opens the study of positions: choose kinds, seeds and epochs, see how long it takes, then start it. It runs in the background, and can be left and gone on with.</source>
        <translation>打开位置嵌入实验：选择类型、种子数和轮数，查看所需时间，然后开始。实验在后台运行，可以随时离开，以后再继续。</translation>
    </message>
</context>
<context>
    <name>SumLedger</name>
    <message>
        <source>Σ patch ⊙ kernel</source>
        <translation>Σ 图像块 ⊙ 卷积核</translation>
    </message>
    <message>
        <source>+ bias</source>
        <translation>+ 偏置</translation>
    </message>
    <message>
        <source>= in float64</source>
        <translation>= float64 结果</translation>
    </message>
    <message>
        <source>stored, float32</source>
        <translation>存储值，float32</translation>
    </message>
    <message>
        <source>The class token is no patch, no kernel makes it: it is learned, and joins on the next page.</source>
        <translation>类别词元不是图像块，不由任何卷积核产生：它是学习得到的，在下一页加入。</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>还有 {0} 项</translation>
    </message>
</context>
<context>
    <name>SumRowsView</name>
    <message>
        <source>Sum of vectors</source>
        <translation>向量之和</translation>
    </message>
    <message>
        <source>dimension</source>
        <translation>维度</translation>
    </message>
</context>
<context>
    <name>SurveyBar</name>
    <message>
        <source>This image</source>
        <translation>当前图像</translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation>{0} 张图像</translation>
    </message>
    <message>
        <source>Images looked at</source>
        <translation>已分析的图像数</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The first images of the test set, which no training has seen; where there is none, the first of all.</source>
        <translation>测试集开头的图像，任何训练都没有见过；没有测试集时，取全部图像的开头。</translation>
    </message>
    <message>
        <source>The image on show alone.</source>
        <translation>仅当前显示的图像。</translation>
    </message>
    <message>
        <source>Over how many images the heads are averaged; more than one are looked at in the background. {0}</source>
        <translation>对多少张图像取平均来分析各头；多于一张时在后台分析。{0}</translation>
    </message>
    <message>
        <source>How many of the images have been looked at.</source>
        <translation>已查看的图像数量。</translation>
    </message>
    <message>
        <source>Call it off.</source>
        <translation>取消分析。</translation>
    </message>
    <message>
        <source>Call the work off; what is shown stays.</source>
        <translation>取消分析；已显示的内容会保留。</translation>
    </message>
</context>
<context>
    <name>TakeAlong</name>
    <message>
        <source>Copied the picture of “{0}”</source>
        <translation>已复制“{0}”的图片</translation>
    </message>
    <message>
        <source>Copied the code of {0}</source>
        <translation>已复制 {0} 的代码</translation>
    </message>
</context>
<context>
    <name>TensorPanel</name>
    <message>
        <source>Tensor</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Which value of the line</source>
        <translation>该行的哪个值</translation>
    </message>
    <message>
        <source>Values of this line: those on the way, and its results</source>
        <translation>该行的值：中间值和结果</translation>
    </message>
    <message>
        <source>whole tensor</source>
        <translation>整个张量</translation>
    </message>
    <message>
        <source>What the lit line computed for this image, taken while the model ran. The batch of one image is the first axis. Colours span the whole tensor: around 0 where it has signs, from 0 on where it has none.</source>
        <translation>高亮的代码行为当前图像计算的结果，在模型运行时记录。第一个轴是只含一张图像的批次。颜色覆盖整个张量的范围：有正有负时以 0 为中心，否则从 0 开始。</translation>
    </message>
</context>
<context>
    <name>TermsBanner</name>
    <message>
        <source>{0}: {1} then, {2} now</source>
        <translation>{0}：当时为 {1}，现在为 {2}</translation>
    </message>
    <message>
        <source>The run goes on otherwise than it began ({0}): its weights may end slightly different from those of a run that was never left.</source>
        <translation>此运行继续时的条件与开始时不同（{0}）：最终权重可能与从未中断的运行略有差异。</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>进程数</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>精度</translation>
    </message>
</context>
<context>
    <name>ThumbnailsView</name>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
</context>
<context>
    <name>TilesView</name>
    <message>
        <source>Grid of grids</source>
        <translation>网格阵列</translation>
    </message>
</context>
<context>
    <name>TimeActions</name>
    <message>
        <source>Play or pause the training</source>
        <translation>播放或暂停训练过程</translation>
    </message>
    <message>
        <source>Earlier moment</source>
        <translation>上一时刻</translation>
    </message>
    <message>
        <source>Later moment</source>
        <translation>下一时刻</translation>
    </message>
    <message>
        <source>First moment</source>
        <translation>最初时刻</translation>
    </message>
    <message>
        <source>Last moment</source>
        <translation>最后时刻</translation>
    </message>
    <message>
        <source>Best moment</source>
        <translation>最佳时刻</translation>
    </message>
    <message>
        <source>Follow live</source>
        <translation>跟随实时</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>The moments of the training</source>
        <translation>训练的各个时刻</translation>
    </message>
    <message>
        <source>While a training goes on, here or in another process, the newest moment is shown as it comes. Once you move through time, what you look at stays, until you press this again.</source>
        <translation>训练在此处或其他进程中进行时，最新的时刻一出现就会显示。一旦在时间轴上移动，所看的内容便保持不变，直到再次按下此按钮。</translation>
    </message>
    <message>
        <source>Following live</source>
        <translation>正在跟随实时</translation>
    </message>
    <message>
        <source>Follow live</source>
        <translation>跟随实时</translation>
    </message>
    <message>
        <source>The newest moment is shown as it comes ({0})</source>
        <translation>最新的时刻一出现就会显示（{0}）</translation>
    </message>
    <message>
        <source>Show the newest moment as it comes ({0})</source>
        <translation>最新的时刻一出现就显示（{0}）</translation>
    </message>
    <message>
        <source>validation {0}</source>
        <translation>验证 {0}</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>第 {0} 步</translation>
    </message>
    <message>
        <source>epoch {0}</source>
        <translation>第 {0} 轮</translation>
    </message>
    <message>
        <source>Best on the validation images: {0} after step {1}</source>
        <translation>验证图像上的最佳结果：第 {1} 步后为 {0}</translation>
    </message>
</context>
<context>
    <name>TimePlayer</name>
    <message>
        <source>Earlier moment ({0})</source>
        <translation>上一时刻（{0}）</translation>
    </message>
    <message>
        <source>Later moment ({0})</source>
        <translation>下一时刻（{0}）</translation>
    </message>
    <message>
        <source>Plays the training: every page shows one moment after the other. A click on 1× plays faster.</source>
        <translation>播放训练过程：每个页面依次显示各个时刻。点击 1× 可加快播放。</translation>
    </message>
    <message>
        <source>{0}×</source>
        <translation>{0}×</translation>
    </message>
    <message>
        <source>Plays at {0} of the usual speed; click for another</source>
        <translation>以 {0} 速度播放；点击可切换</translation>
    </message>
    <message>
        <source>Speed {0}</source>
        <translation>速度 {0}</translation>
    </message>
    <message>
        <source>Pause the training ({0})</source>
        <translation>暂停训练过程（{0}）</translation>
    </message>
    <message>
        <source>Play the training ({0})</source>
        <translation>播放训练过程（{0}）</translation>
    </message>
</context>
<context>
    <name>TimeSlider</name>
    <message>
        <source>Time</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Time.&lt;/b&gt; Each small mark is a moment of the training at which the weights were kept. Drag, and every page shows what the model of that moment makes of the selected image. Each moment has the same room, so the first steps, in which most is learned, are easy to reach.&lt;/p&gt;&lt;p&gt;Below the line are the numbers of the epochs; the shaded curve is the accuracy on the validation images, the star its best. The wheel and ← → go from moment to moment, PgUp and PgDn from epoch to epoch, Home and End to the first and the last.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;时间轴。&lt;/b&gt;每个小刻度是训练中保留了权重的一个时刻。拖动时，每个页面都会显示该时刻的模型对所选图像的计算结果。每个时刻占据相同的宽度，因此学得最多的最初几步也很容易找到。&lt;/p&gt;&lt;p&gt;轴线下方是轮次编号；阴影曲线是验证图像上的准确率，星号为其最佳值。滚轮和 ← → 逐个时刻移动，PgUp 和 PgDn 逐轮移动，Home 和 End 移到最初和最后。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;More moments are kept early than late, since a model changes most in its first steps. Red: a moment that cannot be read. B: the model that is compared with.&lt;/p&gt;</source>
        <translation>&lt;p&gt;前期保存的时刻比后期多，因为模型在最初的步中变化最大。红色：无法读取的时刻。B：用来对比的模型。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Still to come</source>
        <translation>尚未到来</translation>
    </message>
    <message>
        <source>{0}: cannot be read</source>
        <translation>{0}：无法读取</translation>
    </message>
</context>
<context>
    <name>TitleBar</name>
    <message>
        <source>Take out of the window, or put back</source>
        <translation>移出窗口或放回</translation>
    </message>
    <message>
        <source>Close; the View menu brings it back</source>
        <translation>关闭；可从“视图”菜单重新打开</translation>
    </message>
</context>
<context>
    <name>TokenLabels</name>
    <message>
        <source>patch tokens</source>
        <translation>图像块词元</translation>
    </message>
    <message>
        <source>class token</source>
        <translation>类别词元</translation>
    </message>
</context>
<context>
    <name>TokenMatrixView</name>
    <message>
        <source>Tokens and their dimensions</source>
        <translation>词元及其维度</translation>
    </message>
    <message>
        <source>dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>token</source>
        <translation>词元</translation>
    </message>
</context>
<context>
    <name>TokenSumSection</name>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>位置嵌入</translation>
    </message>
    <message>
        <source>z₀</source>
        <translation>z₀</translation>
    </message>
    <message>
        <source>Tokens + positions = z₀</source>
        <translation>词元 + 位置嵌入 = z₀</translation>
    </message>
    <message>
        <source>shared by the three</source>
        <translation>三者共用</translation>
    </message>
    <message>
        <source>token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>+ position</source>
        <translation>+ 位置嵌入</translation>
    </message>
    <message>
        <source>= z₀</source>
        <translation>= z₀</translation>
    </message>
    <message>
        <source>as above</source>
        <translation>同上</translation>
    </message>
    <message>
        <source>Sum for {0}, dimension {1}</source>
        <translation>求和：{0}，维度 {1}</translation>
    </message>
    <message>
        <source>Tokens with positions</source>
        <translation>加上位置嵌入的词元</translation>
    </message>
    <message>
        <source>z₀ = [x_class; x_p¹E; x_p²E; …] + E_pos, equation 1 of the paper. The class token is learned and the same for all images; the patch tokens come from the Embedding page; E_pos has a row for each place, the same for all images too. Without it, patches in another order would give the same logits.</source>
        <translation>z₀ = [x_class; x_p¹E; x_p²E; …] + E_pos，即论文公式 1。类别词元由学习得到，对所有图像都相同；图像块词元来自“嵌入”页面；E_pos 为每个位置设一行，对所有图像也都相同。如果没有它，图像块换一种顺序也会得到相同的 logits。</translation>
    </message>
    <message>
        <source>One row of the three matrices, and at the right the numbers of the selected dimension: token + position = z₀.</source>
        <translation>三个矩阵各取一行，右侧是所选维度的数：词元 + 位置嵌入 = z₀。</translation>
    </message>
    <message>
        <source>Where the selected token was cut from; a click selects another.</source>
        <translation>选中的词元取自图像的何处；点击可选择其他词元。</translation>
    </message>
    <message>
        <source>Each row is a token, each column a dimension; the cells are stretched to fit.</source>
        <translation>每行是一个词元，每列是一个维度；单元格已拉伸以适应窗口。</translation>
    </message>
    <message>
        <source>This model has no positions: zeros are added.</source>
        <translation>此模型没有位置嵌入：加上的是零。</translation>
    </message>
    <message>
        <source>Left half of a position: its column (X), right half: its row (Y).</source>
        <translation>位置嵌入的左半部分：所在列（X）；右半部分：所在行（Y）。</translation>
    </message>
    <message>
        <source>Left half of a position: waves of its row, right half: of its column.</source>
        <translation>位置嵌入的左半部分：所在行的波；右半部分：所在列的波。</translation>
    </message>
    <message>
        <source>Nothing is added here: relative positions act in each layer’s attention, as a bias of its scores.</source>
        <translation>这里不加任何内容：相对位置作用于每层的注意力，作为分数的偏置。</translation>
    </message>
    <message>
        <source>Position table: rows in use {0} of {1}.</source>
        <translation>位置嵌入表：使用了 {1} 行中的 {0} 行。</translation>
    </message>
    <message>
        <source>{0}, dimension {1}</source>
        <translation>{0}，维度 {1}</translation>
    </message>
</context>
<context>
    <name>TokensPage</name>
    <message>
        <source>Attention sees a set without order: only the positions tell where in the image a patch came from.</source>
        <translation>在注意力看来，词元是没有顺序的集合：只有位置嵌入能说明图像块来自图像的何处。</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>求和</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>What the model knows of the grid shows in how its positions relate to each other.</source>
        <translation>模型对网格的了解，体现在各位置嵌入之间的关系中。</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Five ways to tell a model where a patch came from, and what each of them costs.</source>
        <translation>告诉模型图像块来自何处的五种方式，以及各自的代价。</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>位置嵌入表</translation>
    </message>
    <message>
        <source>All that the model keeps of positions, whether a pass reads it or not.</source>
        <translation>模型保存的全部位置嵌入，无论前向过程是否读取。</translation>
    </message>
</context>
<context>
    <name>TokensTable</name>
    <message>
        <source>Rows in the table</source>
        <translation>表的行数</translation>
    </message>
    <message>
        <source>Rows in use</source>
        <translation>使用的行数</translation>
    </message>
    <message>
        <source>Rows never read</source>
        <translation>从不读取的行数</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Parameters never read</source>
        <translation>从未读取的参数</translation>
    </message>
    <message>
        <source>Length of the selected row</source>
        <translation>选中行的长度</translation>
    </message>
    <message>
        <source>Mean length in use</source>
        <translation>使用行的平均长度</translation>
    </message>
    <message>
        <source>Mean length never read</source>
        <translation>未读行的平均长度</translation>
    </message>
    <message>
        <source>The whole table</source>
        <translation>整张表</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>class token</source>
        <translation>类别词元</translation>
    </message>
    <message>
        <source>patches</source>
        <translation>图像块</translation>
    </message>
    <message>
        <source>never read</source>
        <translation>从不读取</translation>
    </message>
    <message>
        <source>shared by all rows</source>
        <translation>所有行共用</translation>
    </message>
    <message>
        <source>Computed from the size of the grid; nothing of it is learned or saved.</source>
        <translation>由网格大小计算得到；其中没有任何内容需要学习或保存。</translation>
    </message>
    <message>
        <source>Hatched rows are for longer sequences: no pass reads them, and no training moves them.</source>
        <translation>画有斜线的行用于更长的序列：前向传播从不读取它们，训练也不会改变它们。</translation>
    </message>
    <message>
        <source>As many rows as there are tokens: each is in use.</source>
        <translation>行数与词元数相同：每一行都在使用。</translation>
    </message>
    <message>
        <source>E_pos of equation 1. A model adds the first T rows to its T tokens. A table may have been made longer, as in many a notebook; the rows behind then keep the numbers that they were made with.</source>
        <translation>公式 1 中的 E_pos。模型将前 T 行加到 T 个词元上。表可能做得更长，许多 Notebook 中就是如此；后面的行则一直保持创建时的数值。</translation>
    </message>
    <message>
        <source>[sin ωy; cos ωy; sin ωx; cos ωx] for row y and column x, with D/4 frequencies ω; see Kinds.</source>
        <translation>[sin ωy; cos ωy; sin ωx; cos ωx]，对应行 y 和列 x，有 D/4 个频率 ω；见“类型”。</translation>
    </message>
    <message>
        <source>How much of the table this model reads. Rows never read cost memory and a place in the file, and nothing else: a longer sequence, from smaller patches, would have use for them.</source>
        <translation>此模型读取了表的多少内容。从不读取的行只占用内存和文件空间，没有其他影响：更小的图像块会产生更长的序列，那时才用得上它们。</translation>
    </message>
    <message>
        <source>|p|, the square root of the sum of squares, of each row of the table. Learned rows change their length with the training; rows never read keep the one that chance gave them.</source>
        <translation>|p|，即表中每一行的平方和的平方根。学习得到的行，其长度随训练而变；从不读取的行则保持随机初始化时的长度。</translation>
    </message>
    <message>
        <source>{0}, dimension {1}</source>
        <translation>{0}，维度 {1}</translation>
    </message>
    <message>
        <source>row {0} ({1})</source>
        <translation>行 {0}（{1}）</translation>
    </message>
    <message>
        <source>row {0} (never read)</source>
        <translation>行 {0}（从不读取）</translation>
    </message>
</context>
<context>
    <name>TrainingBar</name>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>停止并保留</translation>
    </message>
    <message>
        <source>End after this step; what the model has learned is kept, and can go on later ({0})</source>
        <translation>完成这一步后结束；模型已学到的内容会保留，以后可以继续（{0}）</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Learn from one batch, then pause and show what it has changed ({0})</source>
        <translation>学习一个批次，然后暂停并显示由此带来的变化（{0}）</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Show the model as it was before it learned anything: the same first weights ({0})</source>
        <translation>显示模型学习之前的状态：相同的初始权重（{0}）</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>新种子</translation>
    </message>
    <message>
        <source>Draw other first weights by chance, and show them ({0})</source>
        <translation>随机生成另一组初始权重并显示（{0}）</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Save model…</source>
        <translation>保存模型…</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Write the model that the training ended with to a .safetensors file, whichever moment is on show</source>
        <translation>将训练结束时的模型写入 .safetensors 文件，与当前显示哪个时刻无关</translation>
    </message>
    <message>
        <source>Go on with the training “{0}”, which was stopped, from where it was left</source>
        <translation>从停下的地方继续已停止的训练“{0}”</translation>
    </message>
    <message>
        <source>Save a chart of this training as a figure, or its numbers</source>
        <translation>将此次训练的曲线保存为图表，或保存其数据</translation>
    </message>
    <message>
        <source>Settings and curves</source>
        <translation>设置和曲线</translation>
    </message>
    <message>
        <source>A fresh model learns from the images that are loaded, and every page shows it grow.</source>
        <translation>全新的模型从已加载的图像中学习，每个页面都会展示它的成长。</translation>
    </message>
    <message>
        <source>Train a fresh model on the images that are loaded, in the background ({0})</source>
        <translation>在后台用已加载的图像训练全新的模型（{0}）</translation>
    </message>
    <message>
        <source>Go on learning, from exactly this step ({0})</source>
        <translation>从当前这一步继续学习（{0}）</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Rest after this step; every page shows the model as it is then ({0})</source>
        <translation>完成这一步后暂停；每个页面显示此时的模型（{0}）</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>TrainingControls</name>
    <message>
        <source>Resume a run</source>
        <translation>恢复训练运行</translation>
    </message>
</context>
<context>
    <name>TrainingCurves</name>
    <message>
        <source>Add the curves of a run folder</source>
        <translation>添加运行文件夹中的曲线</translation>
    </message>
    <message>
        <source>Faint: each batch, with augmentation; strong: its running mean. Training and validation are measured on whole images without augmentation; validation images never teach.</source>
        <translation>浅色：每个批次的值（含数据增强）；深色：其滑动平均。训练和验证指标在未增强的完整图像上测得；验证图像从不参与学习。</translation>
    </message>
    <message>
        <source>Loss: cross-entropy in nats, 0 is perfect, and who guesses among ten classes has 2.3. Accuracy: the share that is right. Learning rate: how far a step goes. Gradient norm: the length of the whole gradient before it is clipped; peaks tell of steps that shook the model.</source>
        <translation>损失：交叉熵，单位为奈特，0 为完美，在十个类别中随机猜测则为 2.3。准确率：正确的比例。学习率：每一步走多远。梯度范数：裁剪之前整个梯度的长度；尖峰表示使模型剧烈震荡的步。</translation>
    </message>
    <message>
        <source>Several runs have a colour each: solid lines are batches, dotted ones training, dashed ones validation. The line under the mouse, or ←, →, Home and End, read all charts at one step.</source>
        <translation>多个运行各有一种颜色：实线为批次，点线为训练，虚线为验证。移动鼠标处的竖线，或按 ←、→、Home 和 End，可在所有图表中读取同一步的值。</translation>
    </message>
    <message>
        <source>No gradient norm was told.</source>
        <translation>没有记录梯度范数。</translation>
    </message>
    <message>
        <source>Train, and the curve grows here.</source>
        <translation>开始训练，曲线将在此延伸。</translation>
    </message>
    <message>
        <source>Save figure or numbers…</source>
        <translation>保存图表或数值…</translation>
    </message>
</context>
<context>
    <name>TrainingDetails</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>A fresh model of this shape learns with warm-up and cosine decay, on images that are shifted a little, each time anew. The same seed gives the same curve.</source>
        <translation>以此结构新建的模型采用预热和余弦衰减进行学习，图像每次都会重新随机平移少许。相同的种子得到相同的曲线。</translation>
    </message>
    <message>
        <source>Faint: each batch, with augmentation; strong: its running mean. Training and validation are measured on whole images without augmentation; validation images never teach.</source>
        <translation>浅色：每个批次的值（含数据增强）；深色：其滑动平均。训练和验证指标在未增强的完整图像上测得；验证图像从不参与学习。</translation>
    </message>
</context>
<context>
    <name>TrainingDock</name>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
</context>
<context>
    <name>TrainingForm</name>
    <message>
        <source>All settings…</source>
        <translation>全部设置…</translation>
    </message>
    <message>
        <source>Every number of the model and of its training, with what each means</source>
        <translation>模型及其训练的每个数值，并说明各自的含义</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
</context>
<context>
    <name>TrainingNews</name>
    <message>
        <source>Stopping: what was learned is being written…</source>
        <translation>正在停止：写入已学到的内容…</translation>
    </message>
    <message>
        <source>Paused: the run cannot be written, see above. Go on when there is room; nothing is lost.</source>
        <translation>已暂停：无法写入运行，请查看上方的消息。腾出空间后可继续；没有任何丢失。</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>The training has broken off; see the message above.</source>
        <translation>训练已中断；请查看上方的消息。</translation>
    </message>
    <message>
        <source>All steps are taken. The test images are looked at now, once…</source>
        <translation>所有步均已完成。现在对测试图像作唯一一次评估…</translation>
    </message>
</context>
<context>
    <name>TwoTables</name>
    <message>
        <source>A and B keep positions of two kinds, which cannot be subtracted: this is A.</source>
        <translation>A 与 B 的位置嵌入类型不同，无法相减：这里是 A。</translation>
    </message>
    <message>
        <source>The tables of A and B have other lengths, so they cannot be subtracted: this is A.</source>
        <translation>A 与 B 的位置嵌入表长度不同，无法相减：这里是 A。</translation>
    </message>
</context>
<context>
    <name>UnfinishedBanner</name>
    <message>
        <source>The training “{0}” stopped at step {1} of {2}.</source>
        <translation>训练“{0}”停在第 {1} / {2} 步。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>UnfinishedStudyBanner</name>
    <message>
        <source>The study “{0}” was left after {1} of {2} trainings.</source>
        <translation>实验“{0}”在完成 {1} / {2} 次训练后中断。</translation>
    </message>
    <message>
        <source>Go on…</source>
        <translation>继续…</translation>
    </message>
</context>
<context>
    <name>VerdictView</name>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>The model says {0} ({1}). The label says {2}.</source>
        <translation>模型的预测是“{0}”（{1}）。标签是“{2}”。</translation>
    </message>
    <message>
        <source>both right</source>
        <translation>都正确</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>都错误</translation>
    </message>
    <message>
        <source>only A right</source>
        <translation>仅 A 正确</translation>
    </message>
    <message>
        <source>only B right</source>
        <translation>仅 B 正确</translation>
    </message>
    <message>
        <source>A says {0} ({1}), B says {2} ({3}). The label says {4}.</source>
        <translation>A 预测“{0}”（{1}），B 预测“{2}”（{3}）。标签是“{4}”。</translation>
    </message>
    <message>
        <source>A gives {0} {1}, B {2}: {3}.</source>
        <translation>A 给“{0}”的概率为 {1}，B 为 {2}：相差 {3}。</translation>
    </message>
    <message>
        <source>Its second choice is {0} ({1}), {2} percentage points behind.</source>
        <translation>第二选择是“{0}”（{1}），落后 {2} 个百分点。</translation>
    </message>
    <message>
        <source>The model has other class names than these images, and does not know the label&apos;s.</source>
        <translation>模型的类别名称与这些图像的不同，且不包含该标签的名称。</translation>
    </message>
    <message>
        <source>The model has other class names than these images: the label is found by its name.</source>
        <translation>模型的类别名称与这些图像的不同：标签按名称对应。</translation>
    </message>
</context>
<context>
    <name>ViewsSection</name>
    <message>
        <source>Step the kernel from patch to patch, and the product from row to row</source>
        <translation>卷积核逐块移动，矩阵乘积逐行进行</translation>
    </message>
    <message>
        <source>As a matrix product</source>
        <translation>看作矩阵乘积</translation>
    </message>
    <message>
        <source>As a convolution</source>
        <translation>看作卷积</translation>
    </message>
    <message>
        <source>shared by both views</source>
        <translation>两种视角共用</translation>
    </message>
    <message>
        <source>A and B scale the pixels in two ways, so their equations cannot be subtracted.</source>
        <translation>A 与 B 缩放像素的方式不同，因此它们的算式无法相减。</translation>
    </message>
    <message>
        <source>A patch&apos;s row times a column of the weight, plus that column&apos;s bias, is one number of its token.</source>
        <translation>图像块对应的行乘以权重的一列，再加上该列的偏置，就得到其词元中的一个数。</translation>
    </message>
    <message>
        <source>Each kernel steps over the image from patch to patch; the sums of its products, plus its bias, are one map.</source>
        <translation>每个卷积核在图像上逐块移动；各处乘积之和加上偏置，构成一张特征图。</translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>Click what is to be explained; Esc ends this.</source>
        <translation>点击需要解释的内容；按 Esc 结束。</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>已保存 {0}</translation>
    </message>
    <message>
        <source>Shows again what {0} shows</source>
        <translation>已恢复 {0} 所显示的内容</translation>
    </message>
</context>
<context>
    <name>ZoomView</name>
    <message>
        <source>Arrow keys go from cell to cell, and read each out.</source>
        <translation>用方向键逐个移动单元格，并读取其数值。</translation>
    </message>
    <message>
        <source>Wheel, pinch, + and − magnify; then a drag moves the picture, a double click or 0 shows it all.</source>
        <translation>用滚轮、双指缩放或 + 和 − 键放大缩小；放大后可拖动图片，双击或按 0 显示全图。</translation>
    </message>
</context>
<context>
    <name>about</name>
    <message>
        <source>About ViT Studio</source>
        <translation>关于 ViT Studio</translation>
    </message>
    <message>
        <source>ViT Studio {0}</source>
        <translation>ViT Studio {0}</translation>
    </message>
    <message>
        <source>See a Vision Transformer from pixel to prediction, poke it, and watch it learn.

The names and steps follow “An Image is Worth 16x16 Words” (arXiv 2010.11929).</source>
        <translation>从像素到预测，看清 Vision Transformer 的每一步；动手摆弄它，看着它学习。

名称和步骤遵循论文“An Image is Worth 16x16 Words”（arXiv 2010.11929）。</translation>
    </message>
</context>
<context>
    <name>amounts</name>
    <message>
        <source>{0} bytes</source>
        <translation>{0} 字节</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} 小时</translation>
    </message>
    <message>
        <source>{0} days</source>
        <translation>{0} 天</translation>
    </message>
</context>
<context>
    <name>caption</name>
    <message>
        <source>Image: {0} #{1} of {2}, {3} · predicted {4} ({5})</source>
        <translation>图像：{2}，{0} #{1}，{3} · 预测：{4}（{5}）</translation>
    </message>
    <message>
        <source>Image: {0} #{1} of {2}, {3} · A predicted {4} ({5})</source>
        <translation>图像：{2}，{0} #{1}，{3} · A 的预测：{4}（{5}）</translation>
    </message>
    <message>
        <source>dimension {0}</source>
        <translation>维度 {0}</translation>
    </message>
    <message>
        <source>Selected: {0}</source>
        <translation>选中：{0}</translation>
    </message>
    <message>
        <source>Model: {0} ({1})</source>
        <translation>模型：{0}（{1}）</translation>
    </message>
    <message>
        <source>A − B of two models. A: {0} ({1})</source>
        <translation>两个模型之差 A − B。A：{0}（{1}）</translation>
    </message>
    <message>
        <source>B: {0} ({1})</source>
        <translation>B：{0}（{1}）</translation>
    </message>
    <message>
        <source>after {0} training steps</source>
        <translation>已训练 {0} 步</translation>
    </message>
    <message>
        <source>colours: {0}</source>
        <translation>颜色：{0}</translation>
    </message>
    <message>
        <source>a head: from left to right 1 to {0}</source>
        <translation>一个头：从左到右 1 至 {0}</translation>
    </message>
    <message>
        <source>± standard deviation</source>
        <translation>± 标准差</translation>
    </message>
    <message>
        <source>mean of the layer</source>
        <translation>该层的平均值</translation>
    </message>
    <message>
        <source>layer {0}, head {1}: {2}</source>
        <translation>第 {0} 层，头 {1}：{2}</translation>
    </message>
    <message>
        <source>values down to {0} are drawn as {1}</source>
        <translation>低至 {0} 的值按 {1} 绘制</translation>
    </message>
    <message>
        <source>values up to {0} are drawn as {1}</source>
        <translation>高达 {0} 的值按 {1} 绘制</translation>
    </message>
    <message>
        <source>one range for all moments</source>
        <translation>所有时刻共用一个范围</translation>
    </message>
</context>
<context>
    <name>cell_names</name>
    <message>
        <source>dimension {0}</source>
        <translation>维度 {0}</translation>
    </message>
    <message>
        <source>{0} · pixel {1}</source>
        <translation>{0} · 像素 {1}</translation>
    </message>
    <message>
        <source>{0} · dimension {1}</source>
        <translation>{0} · 维度 {1}</translation>
    </message>
    <message>
        <source>row {0} · column {1}</source>
        <translation>行 {0} · 列 {1}</translation>
    </message>
    <message>
        <source>channel {0} · {1}</source>
        <translation>通道 {0} · {1}</translation>
    </message>
</context>
<context>
    <name>classes</name>
    <message>
        <source>T-shirt/top</source>
        <translation>T恤/上衣</translation>
    </message>
    <message>
        <source>Trouser</source>
        <translation>裤子</translation>
    </message>
    <message>
        <source>Pullover</source>
        <translation>套头衫</translation>
    </message>
    <message>
        <source>Dress</source>
        <translation>连衣裙</translation>
    </message>
    <message>
        <source>Coat</source>
        <translation>外套</translation>
    </message>
    <message>
        <source>Sandal</source>
        <translation>凉鞋</translation>
    </message>
    <message>
        <source>Shirt</source>
        <translation>衬衫</translation>
    </message>
    <message>
        <source>Sneaker</source>
        <translation>运动鞋</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>包</translation>
    </message>
    <message>
        <source>Ankle boot</source>
        <translation>短靴</translation>
    </message>
</context>
<context>
    <name>code</name>
    <message>
        <source>returned</source>
        <translation>返回值</translation>
    </message>
    <message>
        <source>{0} → {1}</source>
        <translation>{0} → {1}</translation>
    </message>
    <message>
        <source>row {0}</source>
        <translation>行 {0}</translation>
    </message>
    <message>
        <source>dimension {0}</source>
        <translation>维度 {0}</translation>
    </message>
    <message>
        <source>column {0}</source>
        <translation>列 {0}</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>dimensions</source>
        <translation>维度</translation>
    </message>
</context>
<context>
    <name>colours</name>
    <message>
        <source>Magnitudes</source>
        <translation>幅值</translation>
    </message>
    <message>
        <source>Signed values</source>
        <translation>有符号值</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Blue – white – orange</source>
        <translation>蓝 – 白 – 橙</translation>
    </message>
    <message>
        <source>Purple – white – green</source>
        <translation>紫 – 白 – 绿</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰</translation>
    </message>
</context>
<context>
    <name>compare</name>
    <message>
        <source>A and B, {0}</source>
        <translation>A 与 B，{0}</translation>
    </message>
    <message>
        <source>The same for A and B.</source>
        <translation>A 与 B 相同。</translation>
    </message>
</context>
<context>
    <name>costs</name>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>{0} numbers that the model learns.</source>
        <translation>模型要学习 {0} 个数。</translation>
    </message>
    <message>
        <source>FLOPs per image</source>
        <translation>每张图像的 FLOPs</translation>
    </message>
    <message>
        <source>Floating-point operations in the matrix products of one pass: {0} multiplications, each with an addition. A step of training takes about three times as many.</source>
        <translation>一次前向传播的矩阵乘积中的浮点运算数：{0} 次乘法，各附带一次加法。训练的每张图像约需其三倍。</translation>
    </message>
    <message>
        <source>{0} images teach, {1} are held out for validation; each step learns from {2} of them.</source>
        <translation>{0} 张图像用于学习，{1} 张留作验证；每一步从其中 {2} 张学习。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>At most {0} moments of the training are kept in its run folder, {1} each; see “Room for snapshots”.</source>
        <translation>运行文件夹中最多保留训练的 {0} 个时刻，每个 {1}；见“快照空间”。</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>{0} in {1} moments</source>
        <translation>{1} 个时刻，共 {0}</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>being measured…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>Some steps are taken in the background to see how fast this machine is.</source>
        <translation>正在后台运行若干步，以测量本机的速度。</translation>
    </message>
    <message>
        <source>At {0} images/s: a measured pace, scaled by the multiplications. Other programs at work make it longer.</source>
        <translation>按每秒 {0} 张图像计：由实测速度按乘法次数折算。其他程序运行时会更久。</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>约 {0}</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>The disk is full: {path} could not be written.</source>
        <translation>磁盘已满：无法写入 {path}。</translation>
    </message>
    <message>
        <source>Make room on the disk, or choose another folder, and try again.</source>
        <translation>请腾出磁盘空间或选择其他文件夹，然后重试。</translation>
    </message>
    <message>
        <source>You have no rights to use {path}.</source>
        <translation>您没有使用 {path} 的权限。</translation>
    </message>
    <message>
        <source>Choose another folder, or change the rights of this one.</source>
        <translation>请选择其他文件夹，或更改此文件夹的权限。</translation>
    </message>
    <message>
        <source>{path} could not be read or written: {reason}.</source>
        <translation>无法读取或写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>Look at that file or folder, or choose another folder.</source>
        <translation>请检查该文件或文件夹，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>What came from {url} is damaged or incomplete: its checksum is wrong.</source>
        <translation>从 {url} 获取的内容已损坏或不完整：校验和错误。</translation>
    </message>
    <message>
        <source>Try again, or choose a folder that holds {file} already.</source>
        <translation>请重试，或选择已包含 {file} 的文件夹。</translation>
    </message>
    <message>
        <source>There is no Fashion-MNIST in {folder}.</source>
        <translation>{folder} 中没有 Fashion-MNIST。</translation>
    </message>
    <message>
        <source>Fashion-MNIST is incomplete in {folder}.</source>
        <translation>{folder} 中的 Fashion-MNIST 不完整。</translation>
    </message>
    <message>
        <source>Download the images, or choose the folder that holds {missing}.</source>
        <translation>请下载图像，或选择包含 {missing} 的文件夹。</translation>
    </message>
    <message>
        <source>{path} is damaged: its checksum is not that of the published file.</source>
        <translation>{path} 已损坏：其校验和与发布的文件不符。</translation>
    </message>
    <message>
        <source>Download the images again: only what is damaged or missing is fetched.</source>
        <translation>请重新下载图像：只会获取损坏或缺失的部分。</translation>
    </message>
    <message>
        <source>The server {host} answered with error {status} to the request for {url}.</source>
        <translation>请求 {url} 时，服务器 {host} 返回错误 {status}。</translation>
    </message>
    <message>
        <source>Try again later, or choose a folder that holds the files already.</source>
        <translation>请稍后重试，或选择已包含这些文件的文件夹。</translation>
    </message>
    <message>
        <source>The server {host} cannot be reached: {reason}.</source>
        <translation>无法连接服务器 {host}：{reason}。</translation>
    </message>
    <message>
        <source>Check the network and try again, or choose a folder that holds the files already.</source>
        <translation>请检查网络后重试，或选择已包含这些文件的文件夹。</translation>
    </message>
    <message>
        <source>The model reads images of {model} × {model} pixels, the images are {images} × {images}.</source>
        <translation>模型读取 {model} × {model} 像素的图像，而这些图像为 {images} × {images}。</translation>
    </message>
    <message>
        <source>Open a model of image_size {images}, or images of {model} × {model} pixels.</source>
        <translation>请打开 image_size 为 {images} 的模型，或 {model} × {model} 像素的图像。</translation>
    </message>
    <message>
        <source>The model reads images of {channels} channels, the images are grey: one.</source>
        <translation>模型读取 {channels} 通道的图像，而这些图像是灰度图，只有一个通道。</translation>
    </message>
    <message>
        <source>Open a model of in_channels 1.</source>
        <translation>请打开 in_channels 为 1 的模型。</translation>
    </message>
    <message>
        <source>The model knows {model} classes, the images are of {images}.</source>
        <translation>模型有 {model} 个类别，而这些图像有 {images} 个类别。</translation>
    </message>
    <message>
        <source>Open a model of num_classes {images}, or images of {model} classes.</source>
        <translation>请打开 num_classes 为 {images} 的模型，或有 {model} 个类别的图像。</translation>
    </message>
    <message>
        <source>What this model computes of one image, with {tokens} tokens in {depth} layers of {heads} heads, takes {needed:.1f} GB; at most {most:.1f} GB can be shown.</source>
        <translation>此模型对一张图像的计算结果（{depth} 层、{heads} 个头、{tokens} 个词元）需要 {needed:.1f} GB；最多可显示 {most:.1f} GB。</translation>
    </message>
    <message>
        <source>Take larger patches, fewer layers or fewer heads.</source>
        <translation>请使用更大的图像块、更少的层或更少的头。</translation>
    </message>
    <message>
        <source>min_learning_rate {low} is above learning_rate {high}.</source>
        <translation>min_learning_rate {low} 大于 learning_rate {high}。</translation>
    </message>
    <message>
        <source>Choose a smaller one: the learning rate falls towards it.</source>
        <translation>请选择更小的值：学习率会逐渐降到该值。</translation>
    </message>
    <message>
        <source>The recipe has fields that this version does not know: {fields}.</source>
        <translation>训练配方中含有此版本无法识别的字段：{fields}。</translation>
    </message>
    <message>
        <source>{name} is {value}.</source>
        <translation>{name} 为 {value}。</translation>
    </message>
    <message>
        <source>Choose a number from {low} to {high}.</source>
        <translation>请选择 {low} 到 {high} 之间的数。</translation>
    </message>
    <message>
        <source>Choose a whole number.</source>
        <translation>请选择整数。</translation>
    </message>
    <message>
        <source>The model&apos;s configuration has fields that this version does not know: {fields}.</source>
        <translation>模型配置中含有此版本无法识别的字段：{fields}。</translation>
    </message>
    <message>
        <source>It may come from a newer version of ViT Studio: update, then open it again.</source>
        <translation>它可能来自更新版本的 ViT Studio：请更新后再打开。</translation>
    </message>
    <message>
        <source>It must be a whole number of at least {lowest}.</source>
        <translation>它必须是不小于 {lowest} 的整数。</translation>
    </message>
    <message>
        <source>Choose a whole number of at most {highest}.</source>
        <translation>请选择不大于 {highest} 的整数。</translation>
    </message>
    <message>
        <source>pos_embed is {value}.</source>
        <translation>pos_embed 为 {value}。</translation>
    </message>
    <message>
        <source>Choose one of {choices}.</source>
        <translation>请从以下选项中选择：{choices}。</translation>
    </message>
    <message>
        <source>patch_size {patch_size} does not divide image_size {image_size}.</source>
        <translation>patch_size {patch_size} 不能整除 image_size {image_size}。</translation>
    </message>
    <message>
        <source>Patch sizes that do: {choices}.</source>
        <translation>可以整除的图像块大小：{choices}。</translation>
    </message>
    <message>
        <source>num_heads {num_heads} does not divide embed_dim {embed_dim}.</source>
        <translation>num_heads {num_heads} 不能整除 embed_dim {embed_dim}。</translation>
    </message>
    <message>
        <source>Numbers of heads that do: {choices}.</source>
        <translation>可以整除的头数：{choices}。</translation>
    </message>
    <message>
        <source>dropout is {value}.</source>
        <translation>dropout 为 {value}。</translation>
    </message>
    <message>
        <source>It is a probability: choose a number from 0 up to, not including, 1.</source>
        <translation>它是概率：请选择大于等于 0 且小于 1 的数。</translation>
    </message>
    <message>
        <source>mlp_ratio is {value}.</source>
        <translation>mlp_ratio 为 {value}。</translation>
    </message>
    <message>
        <source>Choose a number above 0, of at most {highest}; 2 and 4 are usual.</source>
        <translation>请选择大于 0 且不超过 {highest} 的数；通常为 2 或 4。</translation>
    </message>
    <message>
        <source>mlp_ratio {value} leaves the MLP no hidden unit at embed_dim {embed_dim}.</source>
        <translation>embed_dim 为 {embed_dim} 时，mlp_ratio {value} 会使 MLP 没有隐藏单元。</translation>
    </message>
    <message>
        <source>Choose at least {lowest}.</source>
        <translation>请选择不小于 {lowest} 的数。</translation>
    </message>
    <message>
        <source>A position table of {max_tokens} rows is too short for {num_tokens} tokens.</source>
        <translation>{max_tokens} 行的位置嵌入表不足以容纳 {num_tokens} 个词元。</translation>
    </message>
    <message>
        <source>Set max_tokens to {num_tokens} or more, or patch_size above {patch_size}.</source>
        <translation>请将 max_tokens 设为 {num_tokens} 或更大，或将 patch_size 设为大于 {patch_size}。</translation>
    </message>
    <message>
        <source>pos_embed {kind} parts a token in {parts}, which does not divide embed_dim {embed_dim}.</source>
        <translation>pos_embed {kind} 将词元分为 {parts} 份，不能整除 embed_dim {embed_dim}。</translation>
    </message>
    <message>
        <source>Set embed_dim to {wider}, or pos_embed to learned_1d.</source>
        <translation>请将 embed_dim 设为 {wider}，或将 pos_embed 设为 learned_1d。</translation>
    </message>
    <message>
        <source>max_tokens is {max_tokens}, but pos_embed {kind} has no table to make longer.</source>
        <translation>max_tokens 为 {max_tokens}，但 pos_embed {kind} 没有可以加长的表。</translation>
    </message>
    <message>
        <source>Leave max_tokens at 0, or set pos_embed to learned_1d.</source>
        <translation>请将 max_tokens 保持为 0，或将 pos_embed 设为 learned_1d。</translation>
    </message>
    <message>
        <source>The model reads images of shape {wanted}, these are {given}.</source>
        <translation>模型读取形状为 {wanted} 的图像，而这些图像为 {given}。</translation>
    </message>
    <message>
        <source>Open a model made for these images, or images of that size.</source>
        <translation>请打开适用于这些图像的模型，或该尺寸的图像。</translation>
    </message>
    <message>
        <source>Choose a .safetensors file that ViT Studio saved.</source>
        <translation>请选择由 ViT Studio 保存的 .safetensors 文件。</translation>
    </message>
    <message>
        <source>The model could not be saved to {path}: {reason}.</source>
        <translation>无法将模型保存到 {path}：{reason}。</translation>
    </message>
    <message>
        <source>Nothing was overwritten. Free some space or choose another folder, then save again.</source>
        <translation>没有覆盖任何内容。请腾出空间或选择其他文件夹，然后重新保存。</translation>
    </message>
    <message>
        <source>{path} is damaged or no safetensors file: {reason}.</source>
        <translation>{path} 已损坏或不是 safetensors 文件：{reason}。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>无法读取 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} looks like a pickle, as torch.save writes it; it could run any code, so it was not opened.</source>
        <translation>{path} 看起来是 torch.save 写出的 pickle 文件；它可能执行任意代码，因此未打开。</translation>
    </message>
    <message>
        <source>Save the weights with safetensors instead.</source>
        <translation>请改用 safetensors 保存权重。</translation>
    </message>
    <message>
        <source>{path} holds no model of ViT Studio: its format is {format}, not {wanted}.</source>
        <translation>{path} 中没有 ViT Studio 模型：其格式为 {format}，而不是 {wanted}。</translation>
    </message>
    <message>
        <source>The description of the model in {path} cannot be read: {reason}.</source>
        <translation>无法读取 {path} 中的模型说明：{reason}。</translation>
    </message>
    <message>
        <source>The weights in {path} do not fit its configuration: missing {missing}, unknown {foreign}.</source>
        <translation>{path} 中的权重与其配置不符：缺少 {missing}，未知 {foreign}。</translation>
    </message>
    <message>
        <source>{name} in {path} is {found}, but its configuration asks for {wanted}.</source>
        <translation>{path} 中的 {name} 为 {found}，但其配置要求 {wanted}。</translation>
    </message>
    <message>
        <source>Weights in {path} are not finite numbers: {names}.</source>
        <translation>{path} 中的权重含有非有限数：{names}。</translation>
    </message>
    <message>
        <source>The training that made them went astray: train again with a lower learning rate.</source>
        <translation>产生这些权重的训练已经发散：请用更低的学习率重新训练。</translation>
    </message>
    <message>
        <source>{path} is a folder.</source>
        <translation>{path} 是文件夹。</translation>
    </message>
    <message>
        <source>Name a file in it, such as {example}.</source>
        <translation>请指定其中的文件，例如 {example}。</translation>
    </message>
    <message>
        <source>Nothing can be written to the folder {folder}: {reason}.</source>
        <translation>无法写入文件夹 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>Make the folder, or choose another one.</source>
        <translation>请创建该文件夹，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>A model is being trained: a run cannot be opened now.</source>
        <translation>正在训练模型：现在无法打开运行。</translation>
    </message>
    <message>
        <source>Stop the training first; what it has learned is kept.</source>
        <translation>请先停止训练；已学到的内容会保留。</translation>
    </message>
    <message>
        <source>A model is being trained: another one cannot be opened now.</source>
        <translation>正在训练模型：现在无法打开其他模型。</translation>
    </message>
    <message>
        <source>Stop the training, save its model if you like, then open the other.</source>
        <translation>请停止训练，根据需要保存模型，再打开其他模型。</translation>
    </message>
    <message>
        <source>There is no model to save yet.</source>
        <translation>还没有可保存的模型。</translation>
    </message>
    <message>
        <source>A model is just being saved.</source>
        <translation>正在保存模型。</translation>
    </message>
    <message>
        <source>There are no images to train on yet.</source>
        <translation>还没有可用于训练的图像。</translation>
    </message>
    <message>
        <source>A training is running already.</source>
        <translation>已有训练正在进行。</translation>
    </message>
    <message>
        <source>Stop it first; what it has learned is kept.</source>
        <translation>请先停止它；已学到的内容会保留。</translation>
    </message>
    <message>
        <source>A study of positions is being trained: beside it no other training runs.</source>
        <translation>位置嵌入实验正在训练：不能同时进行其他训练。</translation>
    </message>
    <message>
        <source>Stop the study, which keeps what is done, or wait for its end.</source>
        <translation>请停止实验（已完成的部分会保留），或等待其结束。</translation>
    </message>
    <message>
        <source>The model has in_channels {channels}, image_size {size} and num_classes {classes}, which do not fit the images of {name}.</source>
        <translation>模型的 in_channels 为 {channels}，image_size 为 {size}，num_classes 为 {classes}，与 {name} 的图像不符。</translation>
    </message>
    <message>
        <source>Set in_channels to {want_channels}, image_size to {want_size}, num_classes to {want_classes}.</source>
        <translation>请将 in_channels 设为 {want_channels}，image_size 设为 {want_size}，num_classes 设为 {want_classes}。</translation>
    </message>
    <message>
        <source>The training to resume stands at step {step} of {steps}.</source>
        <translation>要恢复的训练位于第 {step} / {steps} 步。</translation>
    </message>
    <message>
        <source>Resume it with the configuration and the settings that it began with.</source>
        <translation>请用开始时的模型配置和训练设置恢复它。</translation>
    </message>
    <message>
        <source>The loss was no longer a number at step {step}: the training fell apart.</source>
        <translation>第 {step} 步时损失不再是有效数值：训练已发散。</translation>
    </message>
    <message>
        <source>Choose a smaller learning rate, or a longer warm-up, and train again.</source>
        <translation>请选择更小的学习率或更长的预热，然后重新训练。</translation>
    </message>
    <message>
        <source>{name} has no training images.</source>
        <translation>{name} 没有训练图像。</translation>
    </message>
    <message>
        <source>Open a set of images that has a training split.</source>
        <translation>请打开含有训练集的图像集。</translation>
    </message>
    <message>
        <source>A figure cannot be saved as {name}.</source>
        <translation>无法将图表保存为 {name}。</translation>
    </message>
    <message>
        <source>Choose a name that ends in one of {choices}.</source>
        <translation>请使用以下列后缀之一结尾的文件名：{choices}。</translation>
    </message>
    <message>
        <source>There is no code for this view.</source>
        <translation>此视图没有代码。</translation>
    </message>
    <message>
        <source>Choose a panel with the name of a tensor at its top.</source>
        <translation>请选择顶部标有张量名称的面板。</translation>
    </message>
    <message>
        <source>There are no moments to save of this view.</source>
        <translation>此视图没有可保存的时刻。</translation>
    </message>
    <message>
        <source>Open a run, and choose a panel that shows the selected image.</source>
        <translation>请打开一个运行，并选择显示所选图像的面板。</translation>
    </message>
    <message>
        <source>The moments to save are A&apos;s.</source>
        <translation>要保存的时刻属于 A。</translation>
    </message>
    <message>
        <source>Look at A first.</source>
        <translation>请先查看 A。</translation>
    </message>
    <message>
        <source>Something else is just being saved.</source>
        <translation>正在保存其他内容。</translation>
    </message>
    <message>
        <source>This view does not show the same parts at every moment.</source>
        <translation>此视图在各时刻显示的部分不相同。</translation>
    </message>
    <message>
        <source>Save one of its views by a right click on it, or another panel.</source>
        <translation>请右键点击其中一个视图单独保存，或选择其他面板。</translation>
    </message>
    <message>
        <source>An MP4 film is written by ffmpeg, which is not on this computer.</source>
        <translation>MP4 影片由 ffmpeg 写出，而这台计算机上没有 ffmpeg。</translation>
    </message>
    <message>
        <source>Install ffmpeg and save again, or save a GIF film, which needs nothing else.</source>
        <translation>请安装 ffmpeg 后再保存，或保存为 GIF 影片，它不需要其他程序。</translation>
    </message>
    <message>
        <source>A training cannot be saved as {name}.</source>
        <translation>无法将训练过程保存为 {name}。</translation>
    </message>
    <message>
        <source>There is no test image #{number}.</source>
        <translation>没有测试集图像 #{number}。</translation>
    </message>
    <message>
        <source>There is no training image #{number}.</source>
        <translation>没有训练集图像 #{number}。</translation>
    </message>
    <message>
        <source>Choose another one in the gallery.</source>
        <translation>请在图像库中选择其他图像。</translation>
    </message>
    <message>
        <source>{path} has changed since the program was started, so it is not what runs.</source>
        <translation>{path} 在程序启动后已被修改，因此并不是正在运行的代码。</translation>
    </message>
    <message>
        <source>Start ViT Studio again to see its lines.</source>
        <translation>请重新启动 ViT Studio 以查看其代码。</translation>
    </message>
    <message>
        <source>There is nothing to save yet.</source>
        <translation>还没有可保存的内容。</translation>
    </message>
    <message>
        <source>There is no model to compare with yet.</source>
        <translation>还没有可对比的模型。</translation>
    </message>
    <message>
        <source>Wait until the model is there.</source>
        <translation>请等待模型加载完成。</translation>
    </message>
    <message>
        <source>A is being trained, so it cannot change places with B.</source>
        <translation>A 正在训练，因此不能与 B 交换。</translation>
    </message>
    <message>
        <source>Stop the training first.</source>
        <translation>请先停止训练。</translation>
    </message>
    <message>
        <source>What {name} says of itself is damaged.</source>
        <translation>{name} 中的自述信息已损坏。</translation>
    </message>
    <message>
        <source>Use the file as it was saved; other programs may have changed it.</source>
        <translation>请使用最初保存的文件；它可能已被其他程序修改。</translation>
    </message>
    <message>
        <source>{name} does not say what it shows: ViT Studio has not saved it.</source>
        <translation>{name} 没有说明它显示的内容：它不是由 ViT Studio 保存的。</translation>
    </message>
    <message>
        <source>Drop a PNG, SVG, PDF or NPZ file that was saved from a panel&apos;s menu.</source>
        <translation>请拖入从面板菜单保存的 PNG、SVG、PDF 或 NPZ 文件。</translation>
    </message>
    <message>
        <source>The figure subtracts another model, {model} ({hash}), which is not here.</source>
        <translation>该图表减去了另一个模型 {model}（{hash}），但它不在这里。</translation>
    </message>
    <message>
        <source>Pin that model as B, then open the figure again.</source>
        <translation>请将该模型固定为 B，然后再次打开图表。</translation>
    </message>
    <message>
        <source>There is no model on show yet, by which the figure could be seen.</source>
        <translation>还没有可用来查看此图表的模型。</translation>
    </message>
    <message>
        <source>The figure shows {split} image {number} of {images}, seen by the model {model} ({hash}).</source>
        <translation>该图表显示 {images} 的 {split} 图像 {number}，所用模型为 {model}（{hash}）。</translation>
    </message>
    <message>
        <source>Neither is here: open that model and those images, then open the figure again.</source>
        <translation>两者都不在这里：请打开该模型和这些图像，然后再次打开图表。</translation>
    </message>
    <message>
        <source>The figure was made with another model: {model} ({hash}).</source>
        <translation>该图表由另一个模型生成：{model}（{hash}）。</translation>
    </message>
    <message>
        <source>What you see is by the present one. Open that model, then open the figure again.</source>
        <translation>当前显示的是现有模型的结果。请打开该模型，然后再次打开图表。</translation>
    </message>
    <message>
        <source>The figure shows {split} image {number} of {images}, which is not here.</source>
        <translation>该图表显示 {images} 的 {split} 图像 {number}，但它不在这里。</translation>
    </message>
    <message>
        <source>Open that image set, then open the figure again.</source>
        <translation>请打开该图像集，然后再次打开图表。</translation>
    </message>
    <message>
        <source>There is a file {name} already.</source>
        <translation>已存在文件 {name}。</translation>
    </message>
    <message>
        <source>Choose it in the dialog to replace it, or choose another name.</source>
        <translation>请在对话框中选择它以替换，或选择其他名称。</translation>
    </message>
    <message>
        <source>The study in {path} was begun with another recipe: {recipe}.</source>
        <translation>{path} 中的实验开始时使用了另一套训练配方：{recipe}。</translation>
    </message>
    <message>
        <source>Leave that out to go on with it, or choose a new folder; --kinds and --seeds may grow.</source>
        <translation>请去掉这些选项以继续该实验，或选择新的文件夹；--kinds 和 --seeds 可以增加。</translation>
    </message>
    <message>
        <source>{path} names a model&apos;s file, but a training is kept in a folder.</source>
        <translation>{path} 是模型文件的名称，而训练保存在文件夹中。</translation>
    </message>
    <message>
        <source>Write --out {folder} --model {path}, which leaves a copy of the model there.</source>
        <translation>请改用 --out {folder} --model {path}，这会在该处留下一份模型副本。</translation>
    </message>
    <message>
        <source>A run is resumed with the recipe that it began with: {names} cannot be given.</source>
        <translation>运行只能用开始时的训练配方恢复：不能指定 {names}。</translation>
    </message>
    <message>
        <source>Leave that out, or begin a new run with --out; --threads, --device, --precision and --data-dir may differ.</source>
        <translation>请去掉该选项，或用 --out 开始新的训练；--threads、--device、--precision 和 --data-dir 可以不同。</translation>
    </message>
    <message>
        <source>With torchrun each process takes a device of its own: --device cannot be given.</source>
        <translation>使用 torchrun 时，每个进程各用一个设备：不能指定 --device。</translation>
    </message>
    <message>
        <source>Leave --device out, and choose by CUDA_VISIBLE_DEVICES which devices there are.</source>
        <translation>请去掉 --device，并通过 CUDA_VISIBLE_DEVICES 选择可用的设备。</translation>
    </message>
    <message>
        <source>{files} cannot be read: the run has nothing to go on from.</source>
        <translation>无法读取 {files}：运行没有可供继续的检查点。</translation>
    </message>
    <message>
        <source>Remove these files, and resuming trains from the start, to the same weights.</source>
        <translation>删除这些文件后，恢复会从头训练，得到相同的权重。</translation>
    </message>
    <message>
        <source>See whether the disk is there and the file may be read, then resume again: nothing was changed.</source>
        <translation>请检查磁盘是否可用、文件是否可读，然后再继续训练：没有任何内容被更改。</translation>
    </message>
    <message>
        <source>The run in {path} learns from {wanted_count} images of {wanted}, and not from these {given_count} of {given}.</source>
        <translation>{path} 中的运行使用 {wanted} 的 {wanted_count} 张图像，而不是当前 {given} 的 {given_count} 张图像。</translation>
    </message>
    <message>
        <source>Open the images that it began with, then resume it.</source>
        <translation>请打开运行开始时所用的图像，然后恢复它。</translation>
    </message>
    <message>
        <source>Another process has gone on with the run in {path} meanwhile.</source>
        <translation>在此期间，另一个进程已接着训练 {path} 中的运行。</translation>
    </message>
    <message>
        <source>Stop this training, which is behind; open the run to see how far the other came.</source>
        <translation>请停止这个已落后的训练；打开该运行即可查看另一进程的进度。</translation>
    </message>
    <message>
        <source>There is no room on the disk for {path}.</source>
        <translation>磁盘空间不足，无法写入 {path}。</translation>
    </message>
    <message>
        <source>Make room, then go on: the training waits, and all that the run has saved is whole.</source>
        <translation>请腾出空间，然后继续：训练会等待，运行已保存的内容全部完好。</translation>
    </message>
    <message>
        <source>{path} may not be written: {reason}.</source>
        <translation>没有权限写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>Give yourself the right to write there, or choose another folder.</source>
        <translation>请为自己授予该处的写入权限，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>{path} could not be written: {reason}.</source>
        <translation>无法写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>See whether the disk is still there, then go on, or choose another folder.</source>
        <translation>请检查磁盘是否仍然可用，然后继续，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>{path} is not the folder of a run: there is no {name} in it.</source>
        <translation>{path} 不是运行文件夹：其中没有 {name}。</translation>
    </message>
    <message>
        <source>Choose a folder that a training has written.</source>
        <translation>请选择由训练写出的文件夹。</translation>
    </message>
    <message>
        <source>The run in {path} is finished: there is nothing to resume.</source>
        <translation>{path} 中的运行已完成：没有可恢复的内容。</translation>
    </message>
    <message>
        <source>Its model is {model}; to train on other terms, start a new run.</source>
        <translation>其模型为 {model}；若要以其他条件训练，请开始新的运行。</translation>
    </message>
    <message>
        <source>There is a run in {path} already.</source>
        <translation>{path} 中已有一个运行。</translation>
    </message>
    <message>
        <source>Resume it, or choose a new folder.</source>
        <translation>请恢复它，或选择新的文件夹。</translation>
    </message>
    <message>
        <source>{path} is a file, and a run is a folder.</source>
        <translation>{path} 是文件，而运行应为文件夹。</translation>
    </message>
    <message>
        <source>Choose the name of a new folder.</source>
        <translation>请指定新文件夹的名称。</translation>
    </message>
    <message>
        <source>{path} is not empty, and is no run.</source>
        <translation>{path} 不为空，也不是运行文件夹。</translation>
    </message>
    <message>
        <source>Choose a new folder, or an empty one.</source>
        <translation>请选择新文件夹或空文件夹。</translation>
    </message>
    <message>
        <source>{file} is cut off or damaged.</source>
        <translation>{file} 不完整或已损坏。</translation>
    </message>
    <message>
        <source>The models in the run&apos;s folder can still be opened one by one; start a new run to train on.</source>
        <translation>运行文件夹中的模型仍可逐个打开；若要继续训练，请开始新的运行。</translation>
    </message>
    <message>
        <source>The run was written by a newer version of ViT Studio.</source>
        <translation>此运行由更新版本的 ViT Studio 写出。</translation>
    </message>
    <message>
        <source>Update ViT Studio, then open it again; the run is left as it is.</source>
        <translation>请更新 ViT Studio，再重新打开；运行保持原样。</translation>
    </message>
    <message>
        <source>Another process writes the run in {path} now: {process} on {host}.</source>
        <translation>另一进程正在写入 {path} 中的运行：{host} 上的 {process}。</translation>
    </message>
    <message>
        <source>Follow it, or stop it and try again; if that machine is gone, try again in {seconds} seconds.</source>
        <translation>请跟随它，或停止它后重试；如果那台机器已不可用，请在 {seconds} 秒后重试。</translation>
    </message>
    <message>
        <source>A and B have other shapes, so there is no A − B.</source>
        <translation>A 与 B 的形状不同，因此没有 A − B。</translation>
    </message>
    <message>
        <source>Look at A and B in turn, or pin a model of A&apos;s shape ({clashes}).</source>
        <translation>请轮流查看 A 和 B，或固定一个与 A 形状相同的模型（{clashes}）。</translation>
    </message>
    <message>
        <source>A and B name their classes differently, so there is no A − B.</source>
        <translation>A 与 B 的类别名称不同，因此没有 A − B。</translation>
    </message>
    <message>
        <source>Look at A and B in turn, or pin a model of the same classes.</source>
        <translation>请轮流查看 A 和 B，或固定一个类别相同的模型。</translation>
    </message>
    <message>
        <source>A study of positions is being trained already.</source>
        <translation>已有位置嵌入实验正在训练。</translation>
    </message>
    <message>
        <source>Stop it first; what is done is kept.</source>
        <translation>请先停止它；已完成的部分会保留。</translation>
    </message>
    <message>
        <source>A training is running: beside it a study would slow both down.</source>
        <translation>训练正在进行：同时进行实验会使两者都变慢。</translation>
    </message>
    <message>
        <source>Stop the training, or wait for its end; then start the study.</source>
        <translation>请停止训练或等待其结束，然后开始实验。</translation>
    </message>
    <message>
        <source>The run has no snapshots yet, so there is nothing to show of it.</source>
        <translation>此运行还没有快照，因此没有可显示的内容。</translation>
    </message>
    <message>
        <source>Resume it, or open another run.</source>
        <translation>请恢复它，或打开其他运行。</translation>
    </message>
    <message>
        <source>All moments of the run are damaged, so there is nothing to show of it.</source>
        <translation>这次运行的所有时刻都已损坏，没有可以显示的内容。</translation>
    </message>
    <message>
        <source>The moment after step {step} is damaged; the others can be shown.</source>
        <translation>第 {step} 步后的时刻已损坏；其余时刻可以显示。</translation>
    </message>
    <message>
        <source>Choose another one on the time bar; a red mark tells which cannot be read.</source>
        <translation>请在时间轴上选择另一个时刻；红色标记表示无法读取的时刻。</translation>
    </message>
    <message>
        <source>{path} is not the folder of a study: there is no {name} in it.</source>
        <translation>{path} 不是实验文件夹：其中没有 {name}。</translation>
    </message>
    <message>
        <source>Choose a folder that a study has written, or begin a new study.</source>
        <translation>请选择由实验写出的文件夹，或开始新的实验。</translation>
    </message>
    <message>
        <source>The study in {path} learns from {wanted_count} images of {wanted}, and not from these {given_count} of {given}.</source>
        <translation>{path} 中的实验使用 {wanted} 的 {wanted_count} 张图像，而不是当前 {given} 的 {given_count} 张图像。</translation>
    </message>
    <message>
        <source>Open the images that it began with, then go on with it.</source>
        <translation>请打开实验开始时所用的图像，然后继续。</translation>
    </message>
    <message>
        <source>The run in {path} has another recipe than this study.</source>
        <translation>{path} 中的运行与此实验的训练配方不同。</translation>
    </message>
    <message>
        <source>Move that folder elsewhere: the study then trains a member of its own.</source>
        <translation>请将该文件夹移到别处：实验随后会自行训练这一项。</translation>
    </message>
    <message>
        <source>{path} is not empty, and is no study.</source>
        <translation>{path} 不为空，也不是实验文件夹。</translation>
    </message>
    <message>
        <source>The runs in the folder are whole, and each can be opened; begin a new study.</source>
        <translation>文件夹中的运行完好，均可打开；请开始新的实验。</translation>
    </message>
    <message>
        <source>The study was written by a newer version of ViT Studio.</source>
        <translation>此实验由更新版本的 ViT Studio 写出。</translation>
    </message>
    <message>
        <source>Update ViT Studio, then open it again; the study is left as it is.</source>
        <translation>请更新 ViT Studio，再重新打开；实验保持原样。</translation>
    </message>
    <message>
        <source>There is nothing to train: no kind of positions, or no seed, is chosen.</source>
        <translation>没有可训练的内容：未选择位置嵌入类型或种子。</translation>
    </message>
    <message>
        <source>Choose at least one of each.</source>
        <translation>请各选择至少一个。</translation>
    </message>
    <message>
        <source>Without validation images there is nothing to compare the kinds by.</source>
        <translation>没有验证图像，就无法比较各种类型。</translation>
    </message>
    <message>
        <source>Set valid_images above 0; the test images stay unseen for this.</source>
        <translation>请将 valid_images 设为大于 0；测试图像不参与此比较。</translation>
    </message>
    <message>
        <source>The run in {path} is finished, but its metrics do not tell how good it was.</source>
        <translation>{path} 中的运行已完成，但其指标没有说明结果好坏。</translation>
    </message>
    <message>
        <source>Move that folder elsewhere: the study then trains this member again.</source>
        <translation>请将该文件夹移到别处：实验随后会重新训练这一项。</translation>
    </message>
    <message>
        <source>This machine has no device {name} that torch can use.</source>
        <translation>本机没有 torch 可用的设备 {name}。</translation>
    </message>
    <message>
        <source>Choose one of {names}.</source>
        <translation>请从以下选项中选择：{names}。</translation>
    </message>
    <message>
        <source>The device {device} does not compute in bfloat16.</source>
        <translation>设备 {device} 不支持 bfloat16 计算。</translation>
    </message>
    <message>
        <source>Choose the precision float32, or another device.</source>
        <translation>请选择精度 float32，或选择其他设备。</translation>
    </message>
    <message>
        <source>The training to resume is of another model or optimiser: {names} is missing or differs.</source>
        <translation>要恢复的训练属于另一个模型或优化器：{names} 缺失或不同。</translation>
    </message>
    <message>
        <source>There is no script for A − B: {which} is in no file that it could read.</source>
        <translation>A − B 没有可用的脚本：{which} 不在脚本可读取的文件中。</translation>
    </message>
    <message>
        <source>Save that model, open or pin the file, then copy the code again.</source>
        <translation>请保存该模型，打开或固定该文件，然后重新复制代码。</translation>
    </message>
    <message>
        <source>The training of the positions “{kind}” with seed {seed} fell apart: at step {step} its loss was no longer a number.</source>
        <translation>位置嵌入“{kind}”（种子 {seed}）的训练发散了：在第 {step} 步，损失已不再是数值。</translation>
    </message>
    <message>
        <source>The others are trained. Begin a new study with a smaller learning rate, or a longer warm-up.</source>
        <translation>其余的照常训练。请用更小的学习率或更长的预热开始新的实验。</translation>
    </message>
    <message>
        <source>A model of {parameters} parameters takes {needed} GB of memory to learn, and this machine has {memory} GB.</source>
        <translation>训练一个有 {parameters} 个参数的模型需要 {needed} GB 内存，而本机只有 {memory} GB。</translation>
    </message>
    <message>
        <source>Choose a smaller model: embed_dim, depth or mlp_ratio.</source>
        <translation>请选择更小的模型：减小 embed_dim、depth 或 mlp_ratio。</translation>
    </message>
    <message>
        <source>There is not enough memory for this training.</source>
        <translation>内存不足，无法进行此训练。</translation>
    </message>
    <message>
        <source>Choose a smaller batch_size, or a smaller model: embed_dim, depth or mlp_ratio.</source>
        <translation>请减小 batch_size，或选择更小的模型：减小 embed_dim、depth 或 mlp_ratio。</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>true class</source>
        <translation>真实类别</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>预测类别</translation>
    </message>
    <message>
        <source>mean of the pixels</source>
        <translation>像素平均值</translation>
    </message>
    <message>
        <source>least input</source>
        <translation>最小输入</translation>
    </message>
    <message>
        <source>greatest input</source>
        <translation>最大输入</translation>
    </message>
    <message>
        <source>class token</source>
        <translation>类别词元</translation>
    </message>
    <message>
        <source>has no pixels</source>
        <translation>没有像素</translation>
    </message>
    <message>
        <source>pixel rows</source>
        <translation>像素行</translation>
    </message>
    <message>
        <source>pixel columns</source>
        <translation>像素列</translation>
    </message>
    <message>
        <source>row of the matrix</source>
        <translation>矩阵的行</translation>
    </message>
    <message>
        <source>mean of its pixels</source>
        <translation>其像素平均值</translation>
    </message>
    <message>
        <source>mean as input</source>
        <translation>输入平均值</translation>
    </message>
    <message>
        <source>is not embedded, it is learned</source>
        <translation>不经过嵌入，由学习得到</translation>
    </message>
    <message>
        <source>patch · kernel</source>
        <translation>图像块 · 卷积核</translation>
    </message>
    <message>
        <source>+ bias</source>
        <translation>+ 偏置</translation>
    </message>
    <message>
        <source>= by matrix</source>
        <translation>= 矩阵乘积</translation>
    </message>
    <message>
        <source>by convolution</source>
        <translation>卷积结果</translation>
    </message>
    <message>
        <source>patch token</source>
        <translation>图像块词元</translation>
    </message>
    <message>
        <source>+ position</source>
        <translation>+ 位置嵌入</translation>
    </message>
    <message>
        <source>= z₀</source>
        <translation>= z₀</translation>
    </message>
    <message>
        <source>length of z₀</source>
        <translation>z₀ 的长度</translation>
    </message>
    <message>
        <source>entropy of the row</source>
        <translation>该行的熵</translation>
    </message>
    <message>
        <source>{0} bits</source>
        <translation>{0} 比特</translation>
    </message>
    <message>
        <source>length before the layer</source>
        <translation>该层之前的长度</translation>
    </message>
    <message>
        <source>length after it</source>
        <translation>该层之后的长度</translation>
    </message>
</context>
<context>
    <name>gallery</name>
    <message>
        <source>seen as {0}, {1}</source>
        <translation>识别为{0}，{1}</translation>
    </message>
    <message>
        <source>taken for {0}, {1}</source>
        <translation>误认为{0}，{1}</translation>
    </message>
    <message>
        <source>{0} · {1} images</source>
        <translation>{0} · {1} 张图像</translation>
    </message>
    <message>
        <source>{0} · {1} of {2} images</source>
        <translation>{0} · {1} / {2} 张图像</translation>
    </message>
    <message>
        <source>The model is asked about test images only, and the split shows those for training.</source>
        <translation>只让模型预测测试图像，而当前的数据划分显示的是训练图像。</translation>
    </message>
    <message>
        <source>No image fits all filters. Widen the confidence, or choose another class or answer.</source>
        <translation>没有图像符合所有筛选条件。请放宽置信度范围，或选择其他类别或预测结果。</translation>
    </message>
    <message>
        <source>There is no {0} image here.</source>
        <translation>这里没有{0}图像。</translation>
    </message>
    <message>
        <source>There is no {0} #{1}: the numbers go from {2} to {3}.</source>
        <translation>没有{0} #{1}：编号范围是 {2} 到 {3}。</translation>
    </message>
</context>
<context>
    <name>image_names</name>
    <message>
        <source>{split} #{number} · {class_name}</source>
        <translation>{split} #{number} · {class_name}</translation>
    </message>
    <message>
        <source>{class_name} #{number} ({split})</source>
        <translation>{class_name} #{number}（{split}）</translation>
    </message>
</context>
<context>
    <name>images</name>
    <message>
        <source>Drawn garments</source>
        <translation>绘制的服装</translation>
    </message>
    <message>
        <source>drawn by the program</source>
        <translation>由程序绘制</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>In a picture</source>
        <translation>在图片中</translation>
    </message>
    <message>
        <source>Another cell, patch, head or bar</source>
        <translation>移到另一单元格、图像块、头或条形</translation>
    </message>
    <message>
        <source>Another key, in the image of a query</source>
        <translation>在查询的图像中选择另一个键</translation>
    </message>
    <message>
        <source>Zoom in and out</source>
        <translation>放大和缩小</translation>
    </message>
    <message>
        <source>Fit again</source>
        <translation>恢复适应大小</translation>
    </message>
    <message>
        <source>In curves</source>
        <translation>在曲线中</translation>
    </message>
    <message>
        <source>Read the values before and behind</source>
        <translation>读取前后的数值</translation>
    </message>
    <message>
        <source>Read the first and the last</source>
        <translation>读取首尾的数值</translation>
    </message>
    <message>
        <source>On the line of moments</source>
        <translation>在时间轴上</translation>
    </message>
    <message>
        <source>The moment before and behind</source>
        <translation>上一个和下一个时刻</translation>
    </message>
    <message>
        <source>The epoch before and behind</source>
        <translation>上一轮和下一轮</translation>
    </message>
    <message>
        <source>In the gallery</source>
        <translation>在图库中</translation>
    </message>
    <message>
        <source>Another image</source>
        <translation>另一张图像</translation>
    </message>
    <message>
        <source>A screen on or back</source>
        <translation>向后或向前一屏</translation>
    </message>
    <message>
        <source>The first and the last</source>
        <translation>第一张和最后一张</translation>
    </message>
    <message>
        <source>In the range of confidence</source>
        <translation>在置信度范围中</translation>
    </message>
    <message>
        <source>Choose the lower or upper handle</source>
        <translation>选择下限或上限滑块</translation>
    </message>
    <message>
        <source>Move it</source>
        <translation>移动滑块</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何地方</translation>
    </message>
    <message>
        <source>To the next control and back</source>
        <translation>下一个或上一个控件</translation>
    </message>
    <message>
        <source>Press a button</source>
        <translation>按下按钮</translation>
    </message>
    <message>
        <source>The menus</source>
        <translation>菜单</translation>
    </message>
</context>
<context>
    <name>language</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>offset_text</name>
    <message>
        <source>offset ({0}, {1})</source>
        <translation>偏移 ({0}, {1})</translation>
    </message>
    <message>
        <source>from class token to patches</source>
        <translation>从类别词元到图像块</translation>
    </message>
    <message>
        <source>from patches to class token</source>
        <translation>从图像块到类别词元</translation>
    </message>
    <message>
        <source>from class token to itself</source>
        <translation>从类别词元到自身</translation>
    </message>
</context>
<context>
    <name>pair_words</name>
    <message>
        <source>from {0}</source>
        <translation>从 {0}</translation>
    </message>
    <message>
        <source>to {0}</source>
        <translation>到 {0}</translation>
    </message>
    <message>
        <source>from {0} to {1}</source>
        <translation>从 {0} 到 {1}</translation>
    </message>
</context>
<context>
    <name>panel_menu</name>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy as code</source>
        <translation>复制为代码</translation>
    </message>
    <message>
        <source>Save figure…</source>
        <translation>保存图表…</translation>
    </message>
    <message>
        <source>Save numbers…</source>
        <translation>保存数据…</translation>
    </message>
    <message>
        <source>Save the training: film or strip…</source>
        <translation>保存训练过程：动画或连环图…</translation>
    </message>
</context>
<context>
    <name>position_study</name>
    <message>
        <source>Kinds of positions, trained alike</source>
        <translation>以相同方式训练的各类位置嵌入</translation>
    </message>
    <message>
        <source>validation accuracy</source>
        <translation>验证准确率</translation>
    </message>
    <message>
        <source>paper, table 8</source>
        <translation>论文表 8</translation>
    </message>
    <message>
        <source>ImageNet 5-shot accuracy, ViT-B/16</source>
        <translation>ImageNet 5-shot 准确率，ViT-B/16</translation>
    </message>
    <message>
        <source>a seed</source>
        <translation>一个种子</translation>
    </message>
    <message>
        <source>mean ± standard deviation over the seeds</source>
        <translation>各种子的平均值 ± 标准差</translation>
    </message>
    <message>
        <source>mean over the seeds</source>
        <translation>各种子的平均值</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>Validation accuracy after the last step, on the same {0} held-out images for all; with one seed, every kind sees the same training images in the same order. ± is the standard deviation over the seeds (n − 1). The test images have no part in it.</source>
        <translation>最后一步之后的验证准确率，所有训练都在同样的 {0} 张留出图像上测得；种子相同时，每种类型以相同的顺序看到相同的训练图像。± 是各种子间的标准差（n − 1）。测试图像不参与其中。</translation>
    </message>
    <message>
        <source>Do not expect the paper’s numbers: here a small ViT learns for a short time to tell few classes apart, from {0} patches cut out of centred garments, whose content alone says much of where they lie; and this is accuracy on validation images, while the paper trains a linear classifier on 5 ImageNet images a class. What may be compared is the order of the kinds, and whether their distances are larger than ±.</source>
        <translation>不要期待得到论文中的数字：这里是小型 ViT，只训练很短时间，区分少数几个类别；输入是从居中的服装图像切出的 {0} 个图像块，其内容本身就很能说明所在位置；而且这里是验证图像上的准确率，论文则是用每类 5 张 ImageNet 图像训练线性分类器。可以比较的是各类型的排序，以及它们的差距是否大于 ±。</translation>
    </message>
    <message>
        <source>{0}, seed {1}</source>
        <translation>{0}，种子 {1}</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}%</translation>
    </message>
    <message>
        <source>{0} in table 8</source>
        <translation>表 8 中为 {0}</translation>
    </message>
    <message>
        <source>step {0} of {1}</source>
        <translation>第 {0} / {1} 步</translation>
    </message>
    <message>
        <source>Reading the study…</source>
        <translation>正在读取实验…</translation>
    </message>
    <message>
        <source>Nothing is trained yet.</source>
        <translation>尚未进行任何训练。</translation>
    </message>
    <message>
        <source>{0} of {1} trainings are done</source>
        <translation>已完成 {0} / {1} 次训练</translation>
    </message>
    <message>
        <source>Stopping… {0}, and are kept.</source>
        <translation>正在停止… {0}，均已保留。</translation>
    </message>
    <message>
        <source>All {0} trainings are done.</source>
        <translation>全部 {0} 次训练均已完成。</translation>
    </message>
    <message>
        <source>{0}; “Go on” takes up the next where it was left.</source>
        <translation>{0}；“继续”将从中断处接着训练下一项。</translation>
    </message>
    <message>
        <source>{0} · getting ready…</source>
        <translation>{0} · 正在准备…</translation>
    </message>
    <message>
        <source>about {0} for all</source>
        <translation>全部约需 {0}</translation>
    </message>
    <message>
        <source>Study of positions: waiting, since it cannot be written</source>
        <translation>位置嵌入实验：无法写入，正在等待</translation>
    </message>
    <message>
        <source>Study of positions: stopping…</source>
        <translation>位置嵌入实验：正在停止…</translation>
    </message>
    <message>
        <source>Study of positions: getting ready…</source>
        <translation>位置嵌入实验：正在准备…</translation>
    </message>
    <message>
        <source>Study of positions: training {0} of {1}</source>
        <translation>位置嵌入实验：第 {0} / {1} 次训练</translation>
    </message>
</context>
<context>
    <name>save_dialog</name>
    <message>
        <source>Save figure</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG 矢量图</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>Save numbers</source>
        <translation>保存数据</translation>
    </message>
    <message>
        <source>CSV table: the main view</source>
        <translation>CSV 表格：主视图</translation>
    </message>
    <message>
        <source>NPZ for numpy: all views</source>
        <translation>numpy 用的 NPZ：所有视图</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>CSV table: every number</source>
        <translation>CSV 表格：所有数值</translation>
    </message>
    <message>
        <source>GIF film</source>
        <translation>GIF 动画</translation>
    </message>
    <message>
        <source>MP4 film</source>
        <translation>MP4 视频</translation>
    </message>
    <message>
        <source>MP4 film, needs ffmpeg, which is not here</source>
        <translation>MP4 影片，需要 ffmpeg（未安装）</translation>
    </message>
    <message>
        <source>Strip of pictures, PNG</source>
        <translation>连环图，PNG</translation>
    </message>
    <message>
        <source>Strip of pictures, SVG</source>
        <translation>连环图，SVG</translation>
    </message>
    <message>
        <source>Strip of pictures, PDF</source>
        <translation>连环图，PDF</translation>
    </message>
    <message>
        <source>Save the training</source>
        <translation>保存训练过程</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>images</source>
        <translation>张图像</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>per step</source>
        <translation>每步</translation>
    </message>
    <message>
        <source>of the steps</source>
        <translation>总步数占比</translation>
    </message>
    <message>
        <source>of the images</source>
        <translation>图像占比</translation>
    </message>
    <message>
        <source>How many times each training image is seen. More take longer and learn more, up to a point.</source>
        <translation>每张训练图像被看到的次数。轮数越多，用时越长，学得也越多，但有限度。</translation>
    </message>
    <message>
        <source>Images whose gradients are averaged for one step. Small: many noisy steps; large: few exact ones.</source>
        <translation>每一步对多少张图像的梯度取平均。小批次：步数多而噪声大；大批次：步数少而准确。</translation>
    </message>
    <message>
        <source>How gradients become steps: AdamW scales each number by itself; Muon treats the matrices of the blocks as wholes, and leaves the rest to AdamW.</source>
        <translation>如何由梯度得到更新步：AdamW 对每个数单独缩放；Muon 把各块中的矩阵作为整体处理，其余交给 AdamW。</translation>
    </message>
    <message>
        <source>The longest steps, right after the warm-up. Too small learns slowly; too large falls apart. A usual choice is from 0.0005 to 0.003.</source>
        <translation>最大的步长，出现在预热刚结束时。太小则学得慢，太大则发散。常用 0.0005 至 0.003。</translation>
    </message>
    <message>
        <source>What the learning rate falls to at the end; 0 is usual.</source>
        <translation>学习率最终降到的值；常用 0。</translation>
    </message>
    <message>
        <source>How strongly weight matrices are drawn towards 0, against learning by heart; 0 is off.</source>
        <translation>将权重矩阵拉向 0 的强度，防止死记硬背；0 为关闭。</translation>
    </message>
    <message>
        <source>Part of the training in which the learning rate rises from 0. Without it the first, unsure steps are long.</source>
        <translation>学习率从 0 上升的阶段在训练中所占的比例。没有预热时，最初没有把握的几步会过大。</translation>
    </message>
    <message>
        <source>Gradients longer than this are cut to it, so that one odd batch does no harm; 0 cuts none.</source>
        <translation>超过此长度的梯度会被裁剪到该长度，使个别异常批次不致造成破坏；0 表示不裁剪。</translation>
    </message>
    <message>
        <source>Share of each label that is spread over all classes, against being too sure; 0 is off.</source>
        <translation>每个标签中均摊到所有类别的比例，防止过度自信；0 为关闭。</translation>
    </message>
    <message>
        <source>Mirror half of the images, left to right, each time anew.</source>
        <translation>每次随机对一半的图像作左右镜像。</translation>
    </message>
    <message>
        <source>Move each image by up to so many pixels, each time anew, so that places are not learned by heart.</source>
        <translation>每次将每张图像随机平移，最多这么多像素，防止死记位置。</translation>
    </message>
    <message>
        <source>Share of the images of which a rectangle is lost in noise, so that no one part is relied on.</source>
        <translation>有一块矩形区域被噪声覆盖的图像所占的比例，避免模型只依赖某一部分。</translation>
    </message>
    <message>
        <source>Blends images in pairs, and their labels alike. At 0.2 most blends are nearly one image; at 1 any share is as likely; 0 is off.</source>
        <translation>将图像两两混合，标签也按相同比例混合。取 0.2 时，多数混合结果接近其中一张；取 1 时，各种比例的可能性相同；0 为关闭。</translation>
    </message>
    <message>
        <source>How often an image skips attention or MLP of the last block while training, and earlier blocks in proportion; 0 is off.</source>
        <translation>训练时图像跳过最后一块的注意力或 MLP 的概率，前面的块按比例递减；0 为关闭。</translation>
    </message>
    <message>
        <source>Keeps a moving average of the weights as the model: this share of it stays at each step, such as 0.999; 0 is off.</source>
        <translation>以权重的滑动平均作为模型：每一步保留其中的这一比例，例如 0.999；0 为关闭。</translation>
    </message>
    <message>
        <source>bfloat16 computes matrix products in 16 bits: faster on devices made for it, a little coarser. Weights stay float32. auto takes it on a processor that is made for it, and the run says which it was.</source>
        <translation>bfloat16 用 16 位计算矩阵乘积：在专为其设计的设备上更快，精度略低。权重始终为 float32。auto 会在支持 bfloat16 指令的处理器上采用它，训练运行中会写明实际使用的精度。</translation>
    </message>
    <message>
        <source>How many images teach, evenly over the classes; few are soon learned by heart. 0 takes all.</source>
        <translation>用于学习的图像数，在各类别间均匀分配；太少很快就会被死记硬背。0 表示全部。</translation>
    </message>
    <message>
        <source>Training images that never teach, on which validation is measured; at most a fifth of all.</source>
        <translation>从不参与学习、用于测量验证指标的训练图像数；最多为总数的五分之一。</translation>
    </message>
    <message>
        <source>Training images on which the training curve is measured at each evaluation, without augmentation.</source>
        <translation>每次评估时用于测量训练曲线的训练图像数，不作数据增强。</translation>
    </message>
    <message>
        <source>What chance follows from: first weights, order, augmentation, dropout. The same seed repeats it all.</source>
        <translation>决定一切随机性：初始权重、顺序、数据增强、dropout。相同的种子可完全复现。</translation>
    </message>
</context>
<context>
    <name>splits</name>
    <message>
        <source>train</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试集</translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>one number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>class token</source>
        <translation>类别词元</translation>
    </message>
    <message>
        <source>token {0} · patch ({1}, {2})</source>
        <translation>词元 {0} · 图像块 ({1}, {2})</translation>
    </message>
    <message>
        <source>Layer {0} of {1}</source>
        <translation>第 {0} / {1} 层</translation>
    </message>
    <message>
        <source>Mean of {0} heads</source>
        <translation>{0} 个头的平均</translation>
    </message>
    <message>
        <source>Head {0} of {1}</source>
        <translation>第 {0} / {1} 头</translation>
    </message>
    <message>
        <source>{0} pp</source>
        <translation>{0} 个百分点</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}%</translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>epoch {0} of {1} · {2} images/s · {3}</source>
        <translation>第 {0} / {1} 轮 · {2} 张图像/秒 · {3}</translation>
    </message>
    <message>
        <source>{0} h left</source>
        <translation>剩余 {0} 小时</translation>
    </message>
    <message>
        <source>{0} min left</source>
        <translation>剩余 {0} 分钟</translation>
    </message>
    <message>
        <source>{0} s left</source>
        <translation>剩余 {0} 秒</translation>
    </message>
    <message>
        <source>batch loss {0} · accuracy {1}</source>
        <translation>批次损失 {0} · 准确率 {1}</translation>
    </message>
    <message>
        <source>Kept the model after {0} steps.</source>
        <translation>已保留训练 {0} 步的模型。</translation>
    </message>
    <message>
        <source>Kept the model after {0} steps: {1} on validation.</source>
        <translation>已保留训练 {0} 步的模型：验证准确率 {1}。</translation>
    </message>
    <message>
        <source>Kept the model after {0} steps; at step {1} it had {2} on validation.</source>
        <translation>已保留训练 {0} 步的模型；第 {1} 步时验证准确率为 {2}。</translation>
    </message>
    <message>
        <source>Paused before the first step: nothing has been learned yet.</source>
        <translation>在第一步之前暂停：还没有学到任何内容。</translation>
    </message>
    <message>
        <source>Paused at step {0} of {1}: every page shows the model as it is now.</source>
        <translation>暂停于第 {0} / {1} 步：每个页面显示此时的模型。</translation>
    </message>
    <message>
        <source>Paused at step {0} of {1}; the pages show another moment.</source>
        <translation>暂停于第 {0} / {1} 步；各页面显示的是另一时刻。</translation>
    </message>
    <message>
        <source>The run is kept in {0}</source>
        <translation>运行保存在 {0}</translation>
    </message>
    <message>
        <source>The model before it has learned anything, from seed {0}. Train begins with these weights.</source>
        <translation>学习之前的模型，种子为 {0}。“训练”将从这些权重开始。</translation>
    </message>
    <message>
        <source>The training before was stopped at step {0}, and is kept.</source>
        <translation>之前的训练已停在第 {0} 步并保留。</translation>
    </message>
</context>
<context>
    <name>warnings</name>
    <message>
        <source>One patch is the whole image: attention has nothing to compare.</source>
        <translation>一个图像块就是整张图像：注意力没有可比较的对象。</translation>
    </message>
    <message>
        <source>Without positions the model knows which parts there are, but not where.</source>
        <translation>没有位置嵌入时，模型知道有哪些部分，但不知道在哪里。</translation>
    </message>
    <message>
        <source>A head has {0} numbers; under {1} it can hardly tell patches apart. Take fewer heads, or more width.</source>
        <translation>每个头有 {0} 个数；少于 {1} 个时很难区分图像块。请减少头数或增加宽度。</translation>
    </message>
    <message>
        <source>To look at this model takes {0} for each image. Larger patches cost far less.</source>
        <translation>查看此模型，每张图像需要 {0}。更大的图像块代价小得多。</translation>
    </message>
    <message>
        <source>A table of {0} rows is too short for {1} tokens: it gets as many as there are.</source>
        <translation>{0} 行的表不足以容纳 {1} 个词元：将按词元数设置。</translation>
    </message>
    <message>
        <source>Without warm-up the first steps are long while nothing is known: it may not recover.</source>
        <translation>没有预热时，模型还一无所知，最初几步就很大：可能无法恢复。</translation>
    </message>
    <message>
        <source>A learning rate above {0} makes steps that overshoot: the loss may leap or stick.</source>
        <translation>学习率超过 {0} 时，步长会越过最优点：损失可能跳升或停滞。</translation>
    </message>
    <message>
        <source>A batch is larger than the {0} images that teach: an epoch is a single step.</source>
        <translation>批次大于用于学习的 {0} 张图像：一轮只有一步。</translation>
    </message>
    <message>
        <source>Only {0} images teach: they are soon learned by heart, and validation stays behind.</source>
        <translation>只有 {0} 张图像用于学习：很快会被死记硬背，验证准确率会落后。</translation>
    </message>
    <message>
        <source>No images are held out: nobody can see whether they are learned by heart.</source>
        <translation>没有留出图像：无法看出模型是否在死记硬背。</translation>
    </message>
</context>
</TS>
