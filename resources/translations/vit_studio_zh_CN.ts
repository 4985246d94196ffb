<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>BandedView</name>
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
    <name>Chart</name>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
</context>
<context>
    <name>ColourBar</name>
    <message>
        <source>Colour scale from {0} to {1}</source>
        <translation>颜色标尺，从 {0} 到 {1}</translation>
    </message>
</context>
<context>
    <name>ConvolutionView</name>
    <message>
        <source>patch {0} · dimension {1}</source>
        <translation>图像块 {0} · 维度 {1}</translation>
    </message>
    <message>
        <source>patch</source>
        <translation>图像块</translation>
    </message>
    <message>
        <source>kernel {0}</source>
        <translation>卷积核 {0}</translation>
    </message>
    <message>
        <source>result of kernel {0}</source>
        <translation>卷积核 {0} 的结果</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>卷积核</translation>
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
        <source>Result of the convolution</source>
        <translation>卷积的结果</translation>
    </message>
</context>
<context>
    <name>CurvesView</name>
    <message>
        <source>Line chart</source>
        <translation>折线图</translation>
    </message>
    <message>
        <source> at {0}</source>
        <translation>（{0} 处）</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
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
    <name>EmbeddingPage</name>
    <message>
        <source>As a matrix product</source>
        <translation>看作矩阵乘积</translation>
    </message>
    <message>
        <source>As a convolution</source>
        <translation>看作卷积</translation>
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
    <name>EncoderPage</name>
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
        <source>Each token, as a query, weighs all tokens, as keys, and takes in their values by these weights.</source>
        <translation>每个词元作为查询，为作为键的所有词元分配权重，并按这些权重汇集它们的值。</translation>
    </message>
    <message>
        <source>this picture only</source>
        <translation>仅此图</translation>
    </message>
    <message>
        <source>Greater weights in other pictures look alike.</source>
        <translation>其他图中更大的权重看起来都一样。</translation>
    </message>
    <message>
        <source>shared by all heads</source>
        <translation>所有头共用</translation>
    </message>
    <message>
        <source>From 0 to the greatest weight of all heads.</source>
        <translation>从 0 到所有头中的最大权重。</translation>
    </message>
    <message>
        <source>shared, cut below peak {0}</source>
        <translation>共用，截断（峰值 {0}）</translation>
    </message>
    <message>
        <source>The greatest {0} of all weights look alike, so that the rest can be told apart.</source>
        <translation>最大的 {0} 权重显示为同一颜色，使其余权重得以区分。</translation>
    </message>
    <message>
        <source>The row of {0}, over the image.</source>
        <translation>{0} 对应的行，叠加在图像上。</translation>
    </message>
    <message>
        <source>class token, not a patch</source>
        <translation>类别词元，不是图像块</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>标尺</translation>
    </message>
    <message>
        <source>Shared, peaks cut off</source>
        <translation>共用，截去峰值</translation>
    </message>
    <message>
        <source>Shared, to the peak</source>
        <translation>共用，直到峰值</translation>
    </message>
    <message>
        <source>This picture</source>
        <translation>仅此图</translation>
    </message>
    <message>
        <source>query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Row: query, column: key. Each row sums to 1.</source>
        <translation>行：查询；列：键。每行之和为 1。</translation>
    </message>
    <message>
        <source>Rows: layers, columns: heads. A click brings one up.</source>
        <translation>行：层；列：头。点击其一即可查看。</translation>
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
    <name>EquationView</name>
    <message>
        <source>patches</source>
        <translation>图像块</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>dimensions</source>
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
        <source>patch {0} · dimension {1}</source>
        <translation>图像块 {0} · 维度 {1}</translation>
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
    <name>FigureSaver</name>
    <message>
        <source>Save figure</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Figures ({0})</source>
        <translation>图表 ({0})</translation>
    </message>
    <message>
        <source>{0} while training</source>
        <translation>训练过程中的{0}</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
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
        <source>Models ({0})</source>
        <translation>模型 ({0})</translation>
    </message>
    <message>
        <source>Save model as</source>
        <translation>模型另存为</translation>
    </message>
    <message>
        <source>Open image set: the folder with its files</source>
        <translation>打开图像集：选择文件所在的文件夹</translation>
    </message>
</context>
<context>
    <name>GalleryView</name>
    <message>
        <source>Gallery of images</source>
        <translation>图像库</translation>
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
        <source>{0}, {1} #{2}</source>
        <translation>{0}，{1} #{2}</translation>
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
        <source>All images that the filter leaves. Click one, or walk with the arrow keys: every page follows.</source>
        <translation>符合筛选条件的所有图像。点击一张，或用方向键移动：每个页面都会随之更新。</translation>
    </message>
    <message>
        <source>There is no {0} image here.</source>
        <translation>这里没有{0}图像。</translation>
    </message>
    <message>
        <source>There is no {0} #{1}: the numbers go from {2} to {3}.</source>
        <translation>没有{0} #{1}：编号范围是 {2} 到 {3}。</translation>
    </message>
    <message>
        <source>{0} · {1} images</source>
        <translation>{0} · {1} 张图像</translation>
    </message>
    <message>
        <source>{0} · {1} of {2} images</source>
        <translation>{0} · {1} / {2} 张图像</translation>
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
        <source>Head, or the mean of all ([ and ])</source>
        <translation>头，或所有头的平均（[ 和 ]）</translation>
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
    <name>Menus</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
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
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
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
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
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
        <source>What’s this?</source>
        <translation>这是什么？</translation>
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
    <name>MultiplesView</name>
    <message>
        <source>Small multiples</source>
        <translation>小图阵列</translation>
    </message>
    <message>
        <source>({0}, {1}) = {2}</source>
        <translation>({0}, {1}) = {2}</translation>
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
        <source>pixel ({0}, {1}) = {2}</source>
        <translation>像素 ({0}, {1}) = {2}</translation>
    </message>
    <message>
        <source>map = {0}</source>
        <translation>注意力 = {0}</translation>
    </message>
</context>
<context>
    <name>PatchesPage</name>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Patches N</source>
        <translation>图像块数 N</translation>
    </message>
    <message>
        <source>Pixels C · P²</source>
        <translation>像素数 C · P²</translation>
    </message>
    <message>
        <source>Mouse at</source>
        <translation>鼠标位置</translation>
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
        <source>Row {0}: the patch read line by line, as the model reads it</source>
        <translation>第 {0} 行：按模型的读取方式逐行展开的图像块</translation>
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
        <source>patches</source>
        <translation>图像块</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Unfolded patches</source>
        <translation>展开的图像块</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Click a patch, or step with the arrow keys.</source>
        <translation>点击一个图像块，或用方向键移动。</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>图像块</translation>
    </message>
    <message>
        <source>Unfolded x_p</source>
        <translation>展开后的 x_p</translation>
    </message>
    <message>
        <source>One row for each patch.</source>
        <translation>每个图像块对应一行。</translation>
    </message>
    <message>
        <source>({0}, {1}) = {2}</source>
        <translation>({0}, {1}) = {2}</translation>
    </message>
</context>
<context>
    <name>PredictionPage</name>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Logits</source>
        <translation>Logits</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>How it comes about</source>
        <translation>计算过程</translation>
    </message>
    <message>
        <source>The head reads one token only: the class token, which has gathered from all patches in each layer.</source>
        <translation>分类头只读取一个词元：类别词元，它在每一层都从所有图像块汇集信息。</translation>
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
        <source>The greatest logit wins; their softmax gives probabilities, which sum to 1.</source>
        <translation>最大的 logit 胜出；经 softmax 得到概率，其和为 1。</translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <source>patch {0} · width {1} · {2} layers × {3} heads</source>
        <translation>图像块 {0} · 宽度 {1} · {2} 层 × {3} 头</translation>
    </message>
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
</context>
<context>
    <name>ProofStrip</name>
    <message>
        <source>greatest |difference| {0} · allclose {1} (rtol 1e−5, atol 1e−6)</source>
        <translation>最大 |差值| {0} · allclose {1}（rtol 1e−5，atol 1e−6）</translation>
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
    <name>RowBarsView</name>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
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
</context>
<context>
    <name>TokensPage</name>
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
        <source>Attention sees a set without order: a learned vector for each place tells where a patch came from.</source>
        <translation>在注意力看来，词元是没有顺序的集合：每个位置都有一个学习得到的向量，指明图像块来自何处。</translation>
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
        <source>Sum for {0}, dimension {1}</source>
        <translation>求和：{0}，维度 {1}</translation>
    </message>
    <message>
        <source>shared by the three</source>
        <translation>三者共用</translation>
    </message>
    <message>
        <source>Each row is a token, each column a dimension; the cells are stretched to fit.</source>
        <translation>每行是一个词元，每列是一个维度；单元格已拉伸以适应窗口。</translation>
    </message>
    <message>
        <source>This model has no position table: zeros are added.</source>
        <translation>此模型没有位置嵌入表：加上的是零。</translation>
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
    <name>TrainingBar</name>
    <message>
        <source>Save model…</source>
        <translation>保存模型…</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>保存图表</translation>
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
        <source>▶  Train</source>
        <translation>▶  训练</translation>
    </message>
    <message>
        <source>■  Stop</source>
        <translation>■  停止</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Loss…</source>
        <translation>损失…</translation>
    </message>
    <message>
        <source>Accuracy…</source>
        <translation>准确率…</translation>
    </message>
</context>
<context>
    <name>TrainingCurves</name>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Train, and the curve grows here.</source>
        <translation>开始训练，曲线将在此延伸。</translation>
    </message>
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
</context>
<context>
    <name>TrainingDock</name>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>A fresh model of this shape learns with AdamW, warm-up and cosine decay, on images that are flipped and shifted. The same seed gives the same curve.</source>
        <translation>使用此结构的全新模型，以 AdamW、学习率预热和余弦衰减，在经翻转和平移的图像上学习。相同的种子得到相同的曲线。</translation>
    </message>
    <message>
        <source>Faint: each batch, with augmentation; strong: its running mean. Training and validation are measured on whole images without augmentation; validation images never teach.</source>
        <translation>浅色：每个批次的值（含数据增强）；深色：其滑动平均。训练和验证指标在未增强的完整图像上测得；验证图像从不参与学习。</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>The training has broken off; see the message above.</source>
        <translation>训练已中断；请查看上方的消息。</translation>
    </message>
</context>
<context>
    <name>TrainingForm</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
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
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
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
    <name>Workplace</name>
    <message>
        <source>Saved {0}</source>
        <translation>已保存 {0}</translation>
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
        <source>Choose a number above 0; 2 and 4 are usual.</source>
        <translation>请选择大于 0 的数；常用 2 和 4。</translation>
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
        <source>The model has in_channels {channels}, image_size {size} and num_classes {classes}, which do not fit the images of {name}.</source>
        <translation>模型的 in_channels 为 {channels}，image_size 为 {size}，num_classes 为 {classes}，与 {name} 的图像不符。</translation>
    </message>
    <message>
        <source>Set in_channels to {want_channels}, image_size to {want_size}, num_classes to {want_classes}.</source>
        <translation>请将 in_channels 设为 {want_channels}，image_size 设为 {want_size}，num_classes 设为 {want_classes}。</translation>
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
        <source>Something else is just being saved.</source>
        <translation>正在保存其他内容。</translation>
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
</context>
</TS>
